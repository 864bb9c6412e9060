package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Checks everything that this control plane needs, side by side, and says what is missing. Changes nothing. */
@Component
class Doctor {
    private static final int OLDEST_JAVA = 25;

    private final Path dataDirectory;
    private final ConnectionStore connections;
    private final JdbcScalingGroups groups;
    private final ConnectionTrials trials;
    private final Outside outside;

    Doctor(
            AutoscalerProperties properties,
            ConnectionStore connections,
            JdbcScalingGroups groups,
            ConnectionTrials trials,
            Outside outside) {
        this.dataDirectory = properties.dataDir();
        this.connections = connections;
        this.groups = groups;
        this.trials = trials;
        this.outside = outside;
    }

    /**
     * One check.
     *
     * @param hint what was found, and what to do about it
     */
    record Check(String name, State state, String hint) {
        enum State {
            OK,
            FAILED,
            /** Nothing is asked of it, so nothing can be said. */
            SKIPPED
        }

        static Check of(String name, boolean holds, String hint) {
            return new Check(name, holds ? State.OK : State.FAILED, hint);
        }
    }

    /** All checks, those of this machine first. */
    List<Check> checks() {
        List<Supplier<Check>> wanted = new ArrayList<>(List.of(this::java, this::dataDirectory, this::database));
        try {
            connections.all().forEach(stored -> wanted.add(() -> connection(stored.connection())));
            groups.all().forEach(stored -> wanted.add(() -> pool(stored.group().config())));
        } catch (DataAccessException e) {
            // The check of the database tells it; without it no connection is known.
            return wanted.stream().map(Supplier::get).toList();
        }
        return sideBySide(wanted);
    }

    private static List<Check> sideBySide(List<Supplier<Check>> wanted) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Check>> running = wanted.stream()
                    .map(check -> CompletableFuture.supplyAsync(check, threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private Check java() {
        int feature = Runtime.version().feature();
        return Check.of("java", feature >= OLDEST_JAVA, "Java " + feature + ", needed " + OLDEST_JAVA + " or newer");
    }

    private Check dataDirectory() {
        boolean writable = Files.isDirectory(dataDirectory) && Files.isWritable(dataDirectory);
        return Check.of(
                "data directory", writable, dataDirectory.toAbsolutePath() + (writable ? "" : " cannot be written"));
    }

    private Check database() {
        try {
            return Check.of("database", true, groups.all().size() + " configs");
        } catch (DataAccessException e) {
            return Check.of(
                    "database", false, String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }

    /** The check of one connection, which must be there. */
    Check connection(Connection connection) {
        String title = "connection " + connection.name() + " (" + Words.of(connection.kind()) + ")";
        return asked(title, () -> trials.check(connection.name()));
    }

    private Check pool(GroupConfig config) {
        String title = "pool of " + config.service() + " (" + config.pool().pool() + ")";
        return asked(title, () -> {
            List<PoolMember> members =
                    outside.f5s().to(config.pool().f5()).members(config.pool().pool());
            return Optional.of(members.size() + " members");
        });
    }

    private static Check asked(String title, Supplier<Optional<String>> question) {
        try {
            return question.get()
                    .map(answer -> Check.of(title, true, answer))
                    .orElseGet(() -> new Check(title, Check.State.SKIPPED, "it calls us: nothing is asked of it"));
        } catch (OutsideFault fault) {
            String hint = Optional.of(fault.hint())
                    .filter(text -> !text.isEmpty())
                    .map(text -> ". " + text)
                    .orElse("");
            return Check.of(title, false, fault.getMessage() + hint);
        }
    }
}
