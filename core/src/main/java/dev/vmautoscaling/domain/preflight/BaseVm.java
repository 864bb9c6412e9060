package dev.vmautoscaling.domain.preflight;

import dev.vmautoscaling.domain.vm.VmId;

/** The VM behind a base member, found by its address. */
public record BaseVm(VmId id, String name, boolean isOn) {}
