package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Agent;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The one machine that runs commands, which may be lost and come back. */
final class LabAgent {

    static final String NAME = "lab-agent";

    private final Set<String> labels;
    private volatile boolean online = true;
    private volatile int connection;

    LabAgent(Set<String> labels) {
        this.labels = new TreeSet<>(labels);
    }

    boolean isOnline() {
        return online;
    }

    Set<String> labels() {
        return labels;
    }

    /** Whether it runs what asks for a label; {@code any} asks for none. */
    boolean serves(String label) {
        return label.isEmpty() || label.equals(NAME) || labels.contains(label);
    }

    synchronized void lose() {
        online = false;
        connection++;
    }

    synchronized void comeBack() {
        online = true;
        notifyAll();
    }

    /** Comes back once it can run what asks for a label; for a label that nobody has, never. */
    synchronized void await(String label) throws InterruptedException {
        while (!serves(label) || !online) {
            wait();
        }
    }

    /** It, as long as the connection of now lasts. */
    Agent connected(Path workspace) {
        int now = connection;
        return new Agent() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public String labels() {
                return String.join(" ", labels);
            }

            @Override
            public Path workspace() {
                return workspace;
            }

            @Override
            public boolean isLost() {
                return connection != now;
            }

            @Override
            public boolean isOnline() {
                return online;
            }
        };
    }
}
