package dev.vmautoscaling.lab.site;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has been opened so far. All of it is closed, last first, on close or when this process is told to end, even when
 * some of it cannot be closed.
 */
public final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::closeAll, "close-lab");

    public Opened() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Takes charge of a resource. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /**
     * Closes all; a second time does nothing.
     *
     * @throws IllegalStateException if some of it could not be closed
     */
    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the process is ending already
        }
    }

    private synchronized void closeAll() {
        @Nullable IllegalStateException failure = null;
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("not everything could be closed", e) : failure;
                failure.addSuppressed(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
