package dev.vmautoscaling.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Reads a body, but never more of it than is allowed. */
final class LimitedBody {
    private LimitedBody() {}

    /**
     * The whole body.
     *
     * @param largest in bytes
     * @throws Refused with 413 when there is more
     */
    static byte[] of(HttpServletRequest request, int largest) throws IOException {
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw Refused.because(
                    HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "at most " + largest + " bytes are taken");
        }
        return body;
    }
}
