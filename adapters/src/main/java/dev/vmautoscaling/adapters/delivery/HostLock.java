package dev.vmautoscaling.adapters.delivery;

import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A file beside the files that are changed, so that another control plane does not change them at the same time. */
final class HostLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Longer than any change takes: whoever made the lock has died. */
    private static final Duration ABANDONED = Duration.ofMinutes(3);

    private final Host host;
    private final String path;

    private HostLock(Host host, String path) {
        this.host = host;
        this.path = path;
    }

    static HostLock take(Host host, ConfiguredServer server, InstantSource time) {
        String path = server.lockFile();
        host.makeDirectory(path.substring(0, path.lastIndexOf('/')));
        Pause pause = Pause.atMost(PATIENCE);
        while (!host.create(path, (time.instant() + "\n").getBytes(StandardCharsets.UTF_8))) {
            Optional<Instant> since = host.read(path).flatMap(HostLock::instant);
            if (since.filter(at -> at.plus(ABANDONED).isBefore(time.instant())).isPresent()) {
                host.remove(path);
            } else if (!pause.goesOn()) {
                throw new OutsideFault(
                        TRANSIENT,
                        server.system(),
                        "change its files",
                        "another control plane is at it (" + path + " on " + host.name() + ")",
                        "it is tried again; a lock of more than " + ABANDONED.toMinutes() + " minutes is taken over");
            }
        }
        return new HostLock(host, path);
    }

    private static Optional<Instant> instant(byte[] text) {
        try {
            return Optional.of(Instant.parse(new String(text, StandardCharsets.UTF_8).strip()));
        } catch (DateTimeParseException e) {
            // Just made, and not yet written.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        host.remove(path);
    }
}
