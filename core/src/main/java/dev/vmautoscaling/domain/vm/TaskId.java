package dev.vmautoscaling.domain.vm;

/** vCenter's own name for work it has begun ({@code task-12}): opaque, forgotten by vCenter after a while. */
public record TaskId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
