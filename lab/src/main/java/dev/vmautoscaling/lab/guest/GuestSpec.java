package dev.vmautoscaling.lab.guest;

/**
 * One guest as it should run. A field left out (null or zero) takes the lab's usual value.
 *
 * @param capacity requests per second that all cores together can serve
 * @param queueLimit requests that may wait for a core before further ones are answered 503
 */
public record GuestSpec(
        String name, String address, String version, double capacity, int cores, int queueLimit, Ports ports) {

    /** Where the guest listens; 0 lets the system choose, for tests. */
    public record Ports(int app, int metrics) {
        public static final Ports USUAL = new Ports(8080, 9100);
    }

    @SuppressWarnings("NullAway") // fields missing on the wire arrive as null whatever their type says
    public GuestSpec {
        if (name == null || name.isBlank() || address == null || address.isBlank()) {
            throw new IllegalArgumentException("a guest needs a name and an address");
        }
        version = version == null ? "1.0.0" : version;
        capacity = capacity <= 0 ? 40 : capacity;
        cores = cores <= 0 ? 1 : cores;
        queueLimit = queueLimit <= 0 ? 200 : queueLimit;
        ports = ports == null ? Ports.USUAL : ports;
    }

    /** A guest of the lab's usual size: one core, 40 requests per second, ports 8080 and 9100. */
    public static GuestSpec usual(String name, String address) {
        return new GuestSpec(name, address, "1.0.0", 40, 1, 200, Ports.USUAL);
    }

    public GuestSpec withCapacity(double requestsPerSecond) {
        return new GuestSpec(name, address, version, requestsPerSecond, cores, queueLimit, ports);
    }

    public GuestSpec withVersion(String other) {
        return new GuestSpec(name, address, other, capacity, cores, queueLimit, ports);
    }

    public GuestSpec withQueueLimit(int requests) {
        return new GuestSpec(name, address, version, capacity, cores, requests, ports);
    }

    public GuestSpec withPorts(Ports other) {
        return new GuestSpec(name, address, version, capacity, cores, queueLimit, other);
    }
}
