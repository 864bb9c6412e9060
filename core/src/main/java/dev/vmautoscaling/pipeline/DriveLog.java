package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.scaling.Drive;

/** Hears of every change in who drives what. */
@FunctionalInterface
public interface DriveLog {
    /**
     * @param by whose doing it was: a build, or the control plane
     * @param what in an operator's words, such as {@code claim}
     */
    void changed(Drive drive, By by, String what);

    /** Whose doing. */
    enum By {
        BUILD,
        CONTROL_PLANE
    }
}
