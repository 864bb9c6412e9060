package dev.vmautoscaling.server.web;

/** Has the evaluation look sooner than its interval. */
@FunctionalInterface
public interface Evaluations {
    /** Returns at once; many calls in a short time lead to one look. */
    void soon();
}
