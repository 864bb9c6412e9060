package dev.vmautoscaling.lab.f5;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One device's place in a device group: active or standby, in sync or not (facts 5). */
final class Cluster {

    private final World world;
    private final Device self;
    private volatile boolean active = true;
    private volatile Membership membership = Membership.none();
    private volatile String status = "Standalone";
    private final AtomicInteger lag = new AtomicInteger();
    private volatile int lagAfterSync;

    /** A device as {@code cm/device} lists it. */
    record Device(String hostname, String managementIp) {}

    /**
     * The group a device is in.
     *
     * @param name nothing where it stands alone
     * @param partner the other simulated device; null where it is only listed
     */
    record Membership(
            String name,
            boolean autoSync,
            @Nullable Device other,
            @Nullable Cluster partner) {
        static Membership none() {
            return new Membership("", false, null, null);
        }
    }

    Cluster(World world, String hostname, String managementIp) {
        this.world = world;
        self = new Device(hostname, managementIp);
        world.onChange(any -> changed());
    }

    Device self() {
        return self;
    }

    Membership membership() {
        return membership;
    }

    boolean isStandalone() {
        return membership.name().isEmpty();
    }

    boolean isActive() {
        return active;
    }

    String status() {
        return status;
    }

    /** The status as the next reader sees it: facts 5, right after a sync it may still be the old one for a moment. */
    String statusRead() {
        boolean lags = lag.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return lags && !isStandalone() ? "Changes Pending" : status;
    }

    /** Lets readers see the old status this many times after each sync. */
    void lagAfterSync(int reads) {
        lagAfterSync = reads;
    }

    List<Device> devices() {
        Device other = membership.other();
        return other == null ? List.of(self) : List.of(self, other);
    }

    /** Joins a group with a device that is only listed. */
    void join(String group, boolean autoSync) {
        membership = new Membership(group, autoSync, new Device("bigip-peer.lab.example", "192.0.2.12"), null);
        status = "In Sync";
    }

    /** Makes a pair: this one is active, the other standby and with the same configuration. */
    void pair(Cluster partner, String group, boolean autoSync) {
        membership = new Membership(group, autoSync, partner.self, partner);
        partner.membership = new Membership(group, autoSync, self, this);
        partner.setActive(false);
        setActive(true);
        partner.world.adopt(world.configuration());
        setStatus("In Sync");
    }

    /** Becomes active or standby; the partner becomes the other. */
    void fail(boolean toActive) {
        Cluster partner = membership.partner();
        if (partner != null && toActive) {
            partner.setActive(false);
        }
        setActive(toActive);
        if (partner != null && !toActive) {
            partner.setActive(true);
        }
    }

    private void setActive(boolean isActive) {
        active = isActive;
        world.activate(isActive);
    }

    /** Somebody changed the configuration, here or, as a foreign change, elsewhere in the group. */
    void changed() {
        if (isStandalone()) {
            return;
        }
        if (membership.autoSync()) {
            push();
        } else {
            setStatus("Changes Pending");
        }
    }

    /**
     * Pushes the configuration to the group.
     *
     * @throws Refusal if the device is in no such group
     */
    void sync(String group) {
        if (isStandalone() || !membership.name().equals(ObjectPath.of(group).name())) {
            throw Errors.deviceGroup(group);
        }
        push();
        lag.set(lagAfterSync);
    }

    private void push() {
        Cluster partner = membership.partner();
        if (partner != null) {
            partner.world.adopt(world.configuration());
        }
        setStatus("In Sync");
    }

    private void setStatus(String now) {
        status = now;
        Cluster partner = membership.partner();
        if (partner != null) {
            partner.status = now;
        }
    }
}
