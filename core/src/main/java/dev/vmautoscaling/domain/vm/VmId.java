package dev.vmautoscaling.domain.vm;

/** vCenter's own name for a VM ({@code vm-73}): opaque, and valid in one vCenter only. */
public record VmId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
