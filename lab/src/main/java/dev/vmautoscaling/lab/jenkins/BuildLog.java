package dev.vmautoscaling.lab.jenkins;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a build has written, counted in bytes. Safe for any number of threads. */
final class BuildLog {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    synchronized void line(String line) {
        text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    synchronized int size() {
        return text.size();
    }

    synchronized String whole() {
        return text.toString(StandardCharsets.UTF_8);
    }

    /** From a byte on to the end; nothing from beyond it. */
    synchronized String from(int start) {
        byte[] all = text.toByteArray();
        int begin = Math.clamp(start, 0, all.length);
        return new String(all, begin, all.length - begin, StandardCharsets.UTF_8);
    }
}
