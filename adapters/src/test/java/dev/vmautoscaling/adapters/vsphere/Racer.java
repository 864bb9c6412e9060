package dev.vmautoscaling.adapters.vsphere;

import java.util.List;

/** A client of vCenter in {@link VsphereRace}: each method does its work once through, and times it. */
interface Racer {
    /** The properties of each VM that {@link #list} reads. */
    List<String> PROPERTIES = List.of(
            "name",
            "config.instanceUuid",
            "config.changeVersion",
            "runtime.powerState",
            "guest.toolsRunningStatus",
            "guest.ipAddress",
            "guest.net",
            "config.template");

    /**
     * What came of it.
     *
     * @param ms how long each took that did not fail
     * @param vms how many were listed
     */
    record Timing(List<Double> ms, int errors, int vms) {}

    /** Life cycles one after the other, within one session. */
    Timing cycles(int count, String prefix);

    /** The same in as few exchanges as the client can: ours always does it so. */
    Timing leanCycles(int count, String prefix);

    /** Life cycles all at once; one time for all of them. */
    Timing parallel(int count, String prefix);

    /** All VMs, so many times. */
    Timing list(int count);
}
