package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.alert.Alertmanagers;
import dev.vmautoscaling.domain.alert.KnownAlert;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.server.persistence.AlertStore;
import dev.vmautoscaling.server.persistence.Paging;
import dev.vmautoscaling.server.persistence.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What two Alertmanagers hold that no webhook has brought. */
class AlertReadingTest {
    private final SettableTime time = new SettableTime();
    private final AlertStore store = new AlertStore(TestDatabase.on(TestDatabase.Kind.H2.fresh(), time));
    private final AtomicInteger news = new AtomicInteger();
    private final Map<String, Alertmanagers> alertmanagers = new HashMap<>();
    private final AlertReading reading = new AlertReading(
            () -> List.copyOf(new TreeSet<>(alertmanagers.keySet())),
            name -> alertmanagers.getOrDefault(name, () -> new Alertmanagers.Firing(List.of(), true)),
            store,
            news::incrementAndGet,
            Duration.ofMinutes(5),
            time);

    private Alertmanagers holding(String... fingerprints) {
        List<KnownAlert> alerts = List.of(fingerprints).stream()
                .map(fingerprint -> new KnownAlert(alert(fingerprint), false, false))
                .toList();
        return () -> new Alertmanagers.Firing(alerts, true);
    }

    private static Alertmanagers down() {
        return () -> {
            throw new OutsideFault(FaultKind.TRANSIENT, "Alertmanager b", "alerts", "no answer", "start it");
        };
    }

    private static Alert alert(String fingerprint) {
        return new Alert(
                fingerprint,
                Alert.Status.FIRING,
                Map.of("managed_by", "vm-autoscaler", "service", "shop"),
                Map.of(),
                SettableTime.START,
                Optional.empty());
    }

    private List<String> firing() {
        return store.list(AlertStore.Filter.ALL, Paging.first(9)).items().stream()
                .map(AlertStore.Received::alert)
                .filter(alert -> alert.status() == Alert.Status.FIRING)
                .map(Alert::fingerprint)
                .sorted()
                .toList();
    }

    @Test
    void what_one_of_two_holds_is_found_once_and_looked_at_once() {
        alertmanagers.put("a", holding("x"));
        alertmanagers.put("b", holding("x", "y"));

        reading.read();
        reading.read();

        assertThat(firing()).containsExactly("x", "y");
        assertThat(news).hasValue(1);
    }

    @Test
    void what_a_webhook_brought_is_no_news() {
        store.receive(List.of(alert("x")));
        alertmanagers.put("a", holding("x"));

        reading.read();

        assertThat(news).hasValue(0);
    }

    @Test
    void one_that_is_down_hides_nothing_of_the_other_and_ends_nothing() {
        store.receive(List.of(alert("x")));
        alertmanagers.put("a", holding("y"));
        alertmanagers.put("b", down());
        time.advance(Duration.ofMinutes(6));

        reading.read();
        assertThat(firing()).containsExactly("x", "y");

        alertmanagers.put("b", holding());
        reading.read();
        assertThat(firing()).containsExactly("y");
    }

    @Test
    void an_alertmanager_that_has_just_started_holds_nothing_and_ends_nothing() {
        alertmanagers.put("a", holding("x"));
        reading.read();
        alertmanagers.put("a", holding());
        time.advance(Duration.ofMinutes(1));
        reading.read();

        assertThat(firing()).containsExactly("x");
    }

    @Test
    void alerts_of_others_are_left_alone() {
        Alert theirs = new Alert("t", Alert.Status.FIRING, Map.of(), Map.of(), SettableTime.START, Optional.empty());
        alertmanagers.put("a", () -> new Alertmanagers.Firing(List.of(new KnownAlert(theirs, false, false)), true));

        reading.read();

        assertThat(firing()).isEmpty();
    }
}
