package dev.vmautoscaling.domain.vm;

/** How a clone's disks are made. */
public enum CloneMode {
    /** Own disks: no dependency on the template. */
    FULL,
    /** Disks that grow from the template's snapshot: fast, and bound to it. */
    LINKED
}
