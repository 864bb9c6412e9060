package dev.vmautoscaling.lab.scenario;

/** Things that belong to nobody any more and are still there, counted in the systems that hold them. */
record Leaks(int vms, int leases, int poolMembers, int nodes, int targets) {

    static final Leaks NONE = new Leaks(0, 0, 0, 0, 0);

    boolean none() {
        return vms + leases + poolMembers + nodes + targets == 0;
    }
}
