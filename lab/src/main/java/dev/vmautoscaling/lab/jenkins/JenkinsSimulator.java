package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.process.LabDirectory;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A simulated Jenkins: answers its REST interface and the Generic Webhook Trigger, and really runs the pipelines of its jobs.
 * It serves from construction until {@link #close}, which ends every build with all its processes, frees the port and deletes
 * the workspaces.
 */
public final class JenkinsSimulator implements AutoCloseable {

    /** What journal entries call this system. */
    public static final String SYSTEM = "jenkins";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final JenkinsOptions options;
    private final LabDirectory directory = LabDirectory.create();
    private final Controller controller;
    private final Access access;
    private final Faults faults = new Faults();
    private final JenkinsWire wire;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jenkins-timer").factory());
    private volatile Phases restart = Phases.USUAL;

    /**
     * How a restart goes.
     *
     * @param ending while 503 is answered before the end
     * @param away while connections are refused
     * @param starting while 503 is answered again
     */
    public record Phases(Duration ending, Duration away, Duration starting) {
        static final Phases USUAL = new Phases(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    /**
     * Starts it.
     *
     * @throws java.io.UncheckedIOException if its port is taken
     */
    public JenkinsSimulator(JenkinsOptions options) {
        this.options = options;
        controller = new Controller(options, directory);
        access = new Access(options.crumbs());
        access.add(Access.administrator(options.username(), options.token(), options.password()));
        Router router = new Router(options, controller, access, faults, this::restart);
        try {
            wire = new JenkinsWire(options.host(), options.port(), router::answer);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
        controller.listensAt("http://%s:%d/".formatted(options.host(), wire.port()));
        Future<?> ignored =
                timer.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        synchronized (controller) {
            controller.queue().maintain();
        }
    }

    /** Where it is, without a slash at the end. */
    public URI url() {
        return URI.create("http://%s:%d".formatted(options.host(), wire.port()));
    }

    public String username() {
        return options.username();
    }

    /** The API token of the user. */
    public String token() {
        return options.token();
    }

    public String password() {
        return options.password();
    }

    /** Adds somebody who may do just this. */
    public void addUser(String name, String token, String password, Set<Permission> permissions) {
        access.add(new User(name, token, password, permissions));
    }

    /** Adds a credential: a secret text, or {@code user:password}. */
    public void addSecret(String id, String secret) {
        controller.secrets().put(id, secret);
    }

    /** Makes calls go wrong. */
    public void arm(Fault fault) {
        faults.arm(fault);
    }

    /** Takes back every fault that has not been used up. */
    public void clearFaults() {
        faults.clear();
    }

    /** The agent's connection breaks: commands on it end without a result, and no new one begins. */
    public void loseAgent() {
        controller.agent().lose();
    }

    /** The agent is there again. */
    public void restoreAgent() {
        controller.agent().comeBack();
    }

    /** How restarts go from now on. */
    public void restartsLike(Phases phases) {
        restart = phases;
    }

    /** Restarts it: 503, then nobody listens, then 503, then it is back. Pipelines go on where they were. */
    public void restart() {
        restart(false);
    }

    // facts 2.4: a safe restart lets running builds end first
    private void restart(boolean safely) {
        if (safely) {
            controller.quietDown(true);
            if (controller.jobs().stream().anyMatch(job -> job.running().isPresent())) {
                after(BETWEEN_LOOKS, () -> restart(true));
                return;
            }
        }
        controller.goDown();
        Phases phases = restart;
        after(phases.ending(), wire::refuse);
        after(phases.ending().plus(phases.away()), wire::admit);
        after(phases.ending().plus(phases.away()).plus(phases.starting()), controller::comeUp);
    }

    private void after(Duration delay, Runnable what) {
        Future<?> ignored = timer.schedule(what, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether nothing waits and nothing runs. */
    public boolean isIdle() {
        synchronized (controller) {
            return controller.queue().waiting().isEmpty()
                    && controller.jobs().stream().allMatch(job -> job.running().isEmpty());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        wire.close();
        controller.close();
        directory.close();
    }
}
