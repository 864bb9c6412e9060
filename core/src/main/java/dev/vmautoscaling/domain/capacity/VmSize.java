package dev.vmautoscaling.domain.capacity;

/** What one VM of a template takes. */
public record VmSize(int cpus, long memoryBytes, long diskBytes) {}
