package dev.vmautoscaling.domain.preflight;

import java.util.Locale;

/** Every check, in the order in which they are shown: what comes first often explains what comes after it. */
public enum Key {
    BASE_VMS("at least two base VMs are deployed and powered on"),
    F5_POOL("the F5 pool exists"),
    BASE_MEMBERS("the base VMs are its members, and up"),
    VIRTUAL_SERVER("a virtual server at the VIP uses the pool"),
    PROMETHEUS_JOB("Prometheus has the scrape job"),
    FRESH_SAMPLES("Prometheus has fresh samples of the base members"),
    PLACEMENT("data center and cluster exist"),
    TEMPLATE("the template is ready"),
    ADDRESSES("the IP pool has addresses enough for max"),
    DATASTORE("the datastore has space enough for max"),
    HOST_HEADROOM("the hosts have headroom enough for max"),
    NETWORK("the network exists"),
    VCENTER_RIGHTS("the vCenter account has the rights it needs"),
    F5_RIGHTS("the F5 account may add and remove members"),
    HEALTH_PATH("the base members answer the health path"),
    VM_NAMES("names of new VMs are free"),
    JENKINS("Jenkins can have the service's job, where it is the engine"),
    JENKINS_AGENT("an agent is online on which its builds can run");

    private final String title;

    Key(String title) {
        this.title = title;
    }

    /** What should be so, in a sentence. */
    public String title() {
        return title;
    }

    /** As the API and the console know it; never changes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
