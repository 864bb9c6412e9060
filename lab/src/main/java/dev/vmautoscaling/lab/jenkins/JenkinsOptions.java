package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.journal.Journal;
import java.time.InstantSource;
import java.util.Set;

/**
 * How a simulated Jenkins is set up.
 *
 * @param host address it listens on
 * @param port its port; 0 takes a free one
 * @param username of the administrator
 * @param token his API token
 * @param password his password, which asks for a crumb where the token does not
 * @param version of Jenkins itself
 * @param plugins what is installed
 * @param crumbs whether forged forms are guarded against, as usual
 * @param labels of the one agent
 * @param clock ages the queue and times builds
 * @param journal where served calls are written
 */
public record JenkinsOptions(
        String host,
        int port,
        String username,
        String token,
        String password,
        String version,
        Plugins plugins,
        boolean crumbs,
        Set<String> labels,
        InstantSource clock,
        Journal journal) {

    public JenkinsOptions {
        labels = Set.copyOf(labels);
    }

    /** On a free loopback port, with the usual plugins and an agent labelled {@code linux} and {@code autoscale}. */
    public static JenkinsOptions defaults() {
        return new JenkinsOptions(
                "127.0.0.1",
                0,
                "autoscaler",
                "11a0b1c2d3e4f5061728394a5b6c7d8e9f",
                "jenkins-password",
                "2.555.1",
                Plugins.usual(),
                true,
                Set.of("linux", "autoscale"),
                InstantSource.system(),
                Journal.inMemory());
    }

    public JenkinsOptions withPort(int other) {
        return new JenkinsOptions(
                host, other, username, token, password, version, plugins, crumbs, labels, clock, journal);
    }

    public JenkinsOptions withVersion(String other) {
        return new JenkinsOptions(
                host, port, username, token, password, other, plugins, crumbs, labels, clock, journal);
    }

    public JenkinsOptions withPlugins(Plugins other) {
        return new JenkinsOptions(
                host, port, username, token, password, version, other, crumbs, labels, clock, journal);
    }

    public JenkinsOptions withoutCrumbs() {
        return new JenkinsOptions(
                host, port, username, token, password, version, plugins, false, labels, clock, journal);
    }

    public JenkinsOptions withClock(InstantSource other) {
        return new JenkinsOptions(
                host, port, username, token, password, version, plugins, crumbs, labels, other, journal);
    }

    public JenkinsOptions withJournal(Journal other) {
        return new JenkinsOptions(
                host, port, username, token, password, version, plugins, crumbs, labels, clock, other);
    }
}
