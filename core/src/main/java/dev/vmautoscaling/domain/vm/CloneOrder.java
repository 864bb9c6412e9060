package dev.vmautoscaling.domain.vm;

/**
 * Everything that vCenter must know to make one VM.
 *
 * @param template the template's name in the datacenter
 * @param name the new VM's name and host name
 */
public record CloneOrder(
        String template, String name, CloneMode mode, Placement placement, GuestNetwork network, OwnershipMark mark) {}
