package dev.vmautoscaling.lab.load;

import java.net.URI;
import java.time.Duration;

/**
 * One run of the load generator.
 *
 * @param target plain HTTP; the path is asked with GET
 * @param maxRequests the run ends early when so many were sent
 * @param slowLimit a good answer that takes longer counts as slow
 * @param timeout a request that takes longer has failed
 * @param window over which latencies and rates are summed up
 * @param connections how requests use connections
 */
public record LoadSettings(
        URI target,
        LoadProfile profile,
        long maxRequests,
        Duration slowLimit,
        Duration timeout,
        Duration window,
        Connections connections) {

    /**
     * The mix of clients.
     *
     * @param keptShare share of requests, 0 to 1, that take a kept connection if one is idle, and keep theirs
     * @param maxAge a connection older than this is not used again, as browsers and pools do; so a draining server gets
     *     rid of its last connections
     * @param maxIdle a connection idle for longer is closed
     */
    public record Connections(double keptShare, Duration maxAge, Duration maxIdle) {
        public static final Connections MIXED = new Connections(0.7, Duration.ofSeconds(5), Duration.ofSeconds(2));

        public Connections {
            if (keptShare < 0 || keptShare > 1) {
                throw new IllegalArgumentException("a share is between 0 and 1");
            }
        }
    }

    public LoadSettings {
        if (!"http".equals(target.getScheme()) || target.getHost() == null) {
            throw new IllegalArgumentException("not a plain HTTP target: " + target);
        }
    }

    /** Seven in ten requests on kept connections, ten seconds of patience, slow above 500 ms, windows of a second. */
    public static LoadSettings usual(URI target, LoadProfile profile) {
        return new LoadSettings(
                target,
                profile,
                1_000_000,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Connections.MIXED);
    }

    public LoadSettings withSlowLimit(Duration limit) {
        return new LoadSettings(target, profile, maxRequests, limit, timeout, window, connections);
    }

    public LoadSettings withTimeout(Duration limit) {
        return new LoadSettings(target, profile, maxRequests, slowLimit, limit, window, connections);
    }

    public LoadSettings withWindow(Duration length) {
        return new LoadSettings(target, profile, maxRequests, slowLimit, timeout, length, connections);
    }

    public LoadSettings withMaxRequests(long requests) {
        return new LoadSettings(target, profile, requests, slowLimit, timeout, window, connections);
    }

    public LoadSettings withConnections(Connections mix) {
        return new LoadSettings(target, profile, maxRequests, slowLimit, timeout, window, mix);
    }

    int port() {
        return target.getPort() < 0 ? 80 : target.getPort();
    }
}
