package dev.vmautoscaling.lab.f5;

import dev.vmautoscaling.lab.journal.Journal;
import java.time.InstantSource;

/**
 * How a simulated BIG-IP is set up.
 *
 * @param host address on which the management interface listens
 * @param port its port; 0 takes a free one
 * @param username the first user, who has the role admin
 * @param password of that user
 * @param partition a partition to create besides {@code Common}; {@code Common} itself needs none
 * @param monitorTimeScale seconds of a monitor object (interval, timeout) are multiplied with this: 0.05 makes the usual
 *     5 s into 250 ms; 0 probes as fast as is sensible
 * @param clock ages tokens and transactions
 * @param forwarding whether virtual servers listen and forward; off for tests of the REST interface alone
 * @param journal where served calls and the waits for a monitor are written
 */
public record F5Options(
        String host,
        int port,
        String username,
        String password,
        String partition,
        double monitorTimeScale,
        InstantSource clock,
        boolean forwarding,
        Journal journal) {

    public F5Options {
        if (monitorTimeScale < 0) {
            throw new IllegalArgumentException("The monitor time scale is negative: " + monitorTimeScale);
        }
    }

    /** A device on a free loopback port: user {@code admin}, partition Common, monitors 20 times as fast as in life. */
    public static F5Options defaults() {
        return new F5Options(
                "127.0.0.1",
                0,
                "admin",
                "admin-password",
                "Common",
                0.05,
                InstantSource.system(),
                true,
                Journal.inMemory());
    }

    public F5Options withHost(String other) {
        return new F5Options(other, port, username, password, partition, monitorTimeScale, clock, forwarding, journal);
    }

    public F5Options withPort(int other) {
        return new F5Options(host, other, username, password, partition, monitorTimeScale, clock, forwarding, journal);
    }

    public F5Options withLogin(String user, String secret) {
        return new F5Options(host, port, user, secret, partition, monitorTimeScale, clock, forwarding, journal);
    }

    public F5Options withPartition(String other) {
        return new F5Options(host, port, username, password, other, monitorTimeScale, clock, forwarding, journal);
    }

    public F5Options withMonitorTimeScale(double other) {
        return new F5Options(host, port, username, password, partition, other, clock, forwarding, journal);
    }

    public F5Options withClock(InstantSource other) {
        return new F5Options(host, port, username, password, partition, monitorTimeScale, other, forwarding, journal);
    }

    public F5Options withForwarding(boolean other) {
        return new F5Options(host, port, username, password, partition, monitorTimeScale, clock, other, journal);
    }

    public F5Options withJournal(Journal other) {
        return new F5Options(host, port, username, password, partition, monitorTimeScale, clock, forwarding, other);
    }
}
