package dev.vmautoscaling.lab.load;

import java.io.IOException;

/** The peer closed the connection before a byte of the answer came: an idempotent request may be sent again. */
final class ClosedBeforeAnswer extends IOException {
    ClosedBeforeAnswer(IOException cause) {
        super("closed without an answer", cause);
    }
}
