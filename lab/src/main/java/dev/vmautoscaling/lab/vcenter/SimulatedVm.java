package dev.vmautoscaling.lab.vcenter;

import java.util.Map;

/**
 * A VM as the simulated vCenter itself has it.
 *
 * @param moid managed object id
 * @param folder path below the datacenter's VM folder, such as {@code VM-Autoscaling/shop}; empty for that itself
 * @param template whether it is a template
 * @param address what the guest shows; empty without a guest
 * @param extraConfig settings such as {@code guestinfo.*}
 */
public record SimulatedVm(
        String name,
        String moid,
        String folder,
        boolean template,
        boolean poweredOn,
        String address,
        Map<String, String> extraConfig) {}
