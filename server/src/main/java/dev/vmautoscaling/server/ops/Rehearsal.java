package dev.vmautoscaling.server.ops;

import dev.vmautoscaling.domain.alert.Alert;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Notifications that the control plane sends to itself before it says that it is ready. The first alerts after a start may
 * come a thousand at once, and are not to wait until the code that takes them has been loaded and compiled.
 *
 * <p>Nothing is kept: what goes over the network is no alert of ours, and put aside as any other such; what is stored is
 * taken back.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int NOTIFICATIONS = 200;
    /** Measured: after a dozen waves another one takes a tenth of the first, and no longer less. */
    private static final int WAVES = 16;

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<List<Alert>> store;
    private final String token;
    private final InstantSource time;

    /**
     * Rehearses nothing yet.
     *
     * @param store goes the whole way of storing, and takes it back
     * @param token of the webhook, in clear
     */
    Rehearsal(Consumer<List<Alert>> store, String token, InstantSource time) {
        this.store = store;
        this.token = token;
        this.time = time;
    }

    /** @param door where this process takes notifications in clear; empty when it takes them over TLS only */
    void run(Optional<InetSocketAddress> door) {
        Instant begin = time.instant();
        List<Alert> alerts = alerts(begin);
        Queue<String> troubles = new ConcurrentLinkedQueue<>();
        for (int wave = 0; wave < WAVES && took(begin).compareTo(LONGEST) < 0 && troubles.isEmpty(); wave++) {
            store(alerts).ifPresent(troubles::add);
            door.ifPresent(there -> send(there, troubles));
        }
        if (troubles.isEmpty()) {
            LOG.info("ready for a burst of alerts after {}", took(begin));
        } else {
            LOG.warn("the first alerts may be answered late, because rehearsing them failed: {}", troubles.peek());
        }
    }

    private Duration took(Instant begin) {
        return Duration.between(begin, time.instant());
    }

    private static List<Alert> alerts(Instant now) {
        return IntStream.range(0, NOTIFICATIONS)
                .mapToObj(number -> new Alert(
                        "rehearsal-" + number,
                        Alert.Status.FIRING,
                        Map.of("alertname", "Rehearsal"),
                        Map.of("value", "1"),
                        now,
                        Optional.empty()))
                .toList();
    }

    /** @return what went wrong: no reason not to start */
    private Optional<String> store(List<Alert> alerts) {
        try {
            store.accept(alerts);
            return Optional.empty();
        } catch (DataAccessException | TransactionException trouble) {
            return Optional.of(trouble.toString());
        }
    }

    /** Each on a connection of its own, as Alertmanager sends them. */
    private void send(InetSocketAddress door, Queue<String> troubles) {
        byte[] notification = notification();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < NOTIFICATIONS; i++) {
                senders.execute(() -> send(door, notification).ifPresent(troubles::add));
            }
        }
    }

    /** @return what went wrong */
    private static Optional<String> send(InetSocketAddress door, byte[] notification) {
        try (Socket socket = new Socket(door.getAddress(), door.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(notification);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.startsWith("HTTP/1.1 200 ")
                    ? Optional.empty()
                    : answer.lines().findFirst().or(() -> Optional.of("no answer"));
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private byte[] notification() {
        String body = """
                {"version":"4","status":"firing","receiver":"vm-autoscaler","groupKey":"{}","truncatedAlerts":0,"alerts":[{\
                "status":"firing","fingerprint":"rehearsal","labels":{"alertname":"Rehearsal"},"annotations":{"value":"1"},\
                "startsAt":"%s","endsAt":"0001-01-01T00:00:00Z"}]}""".formatted(time.instant());
        String head = """
                POST /api/webhooks/alertmanager HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: %d
                Connection: close

                """.formatted(token, body.length());
        return (head.replace("\n", "\r\n") + body).getBytes(StandardCharsets.US_ASCII);
    }
}
