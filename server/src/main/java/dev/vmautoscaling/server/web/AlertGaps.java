package dev.vmautoscaling.server.web;

/** Whoever sees a sign that a notification may be missing has Alertmanager asked what fires. */
@FunctionalInterface
public interface AlertGaps {
    /** Returns at once; many calls in a short time lead to one reading. */
    void suspected();
}
