package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.alert.Alert.Status;
import dev.vmautoscaling.domain.alert.KnownAlert;
import dev.vmautoscaling.engine.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AlertStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Map<String, String> OURS = Map.of("managed_by", "vm-autoscaler", "service", "shop");

    private final SettableTime time = new SettableTime();
    private final AlertStore alerts;

    AlertStoreTest(TestDatabase.Kind kind) {
        alerts = new AlertStore(kind.database(time));
    }

    @Test
    void a_repeat_is_no_news() {
        assertThat(receive(firing("a", NOON))).isTrue();
        assertThat(receive(firing("a", NOON))).isFalse();
        assertThat(alerts.list(AlertStore.Filter.ALL, Paging.first(9)).items())
                .singleElement()
                .extracting(AlertStore.Received::alert)
                .isEqualTo(firing("a", NOON));
    }

    @Test
    void what_is_only_rehearsed_is_never_seen_and_still_news_when_it_comes() {
        alerts.rehearse(List.of(firing("a", NOON)));
        assertThat(alerts.list(AlertStore.Filter.ALL, Paging.first(9)).items()).isEmpty();
        assertThat(receive(firing("a", NOON))).isTrue();
    }

    @Test
    void the_end_of_an_alert_is_news_once_and_a_late_firing_does_not_revive_it() {
        receive(firing("a", NOON));
        assertThat(receive(resolved("a"))).isTrue();
        assertThat(receive(resolved("a"))).isFalse();
        assertThat(receive(firing("a", NOON))).isFalse();
        assertThat(alerts.list(AlertStore.Filter.ALL, Paging.first(9)).items())
                .singleElement()
                .extracting(AlertStore.Received::alert)
                .isEqualTo(resolved("a"));
    }

    @Test
    void the_same_alert_that_fires_again_is_another_one() {
        receive(firing("a", NOON));
        assertThat(receive(firing("a", NOON.plusSeconds(60)))).isTrue();
    }

    @Test
    void lists_by_service_and_status_newest_first() {
        receive(firing("a", NOON));
        receive(resolved("b"));
        receive(new Alert(
                "c", Alert.Status.FIRING, Map.of("service", "shop"), Map.of(), NOON.plusSeconds(9), Optional.empty()));
        assertThat(alerts.list(
                                new AlertStore.Filter(
                                        Optional.of("shop"), Optional.empty(), Optional.empty(), Optional.empty()),
                                Paging.first(9))
                        .total())
                .isEqualTo(2);
        assertThat(alerts.list(
                                new AlertStore.Filter(
                                        Optional.empty(),
                                        Optional.of(Alert.Status.FIRING),
                                        Optional.empty(),
                                        Optional.empty()),
                                Paging.first(9))
                        .items())
                .extracting(received -> received.alert().fingerprint())
                .containsExactly("c", "a");
    }

    private boolean receive(Alert alert) {
        return alerts.receive(List.of(alert)).getFirst();
    }

    @Test
    void a_reading_finds_what_no_webhook_brought_and_shows_silences() {
        receive(firing("a", NOON));

        assertThat(alerts.found(List.of(known("a", true), known("lost", false)), Optional.empty()))
                .isEqualTo(1);
        assertThat(alerts.found(List.of(known("a", true), known("lost", false)), Optional.empty()))
                .isZero();

        List<AlertStore.Received> all =
                alerts.list(AlertStore.Filter.ALL, Paging.first(9)).items();
        assertThat(all)
                .extracting(
                        one -> one.alert().fingerprint(),
                        AlertStore.Received::foundBy,
                        one -> one.known().silenced())
                .containsExactlyInAnyOrder(
                        tuple("a", AlertStore.FoundBy.WEBHOOK, true), tuple("lost", AlertStore.FoundBy.READING, false));
    }

    @Test
    void an_alert_that_nobody_tells_of_any_more_is_over_until_somebody_does_again() {
        receive(firing("a", NOON));
        receive(firing("b", NOON));
        time.advance(Duration.ofMinutes(10));

        alerts.found(List.of(known("b", false)), Optional.of(time.instant().minusSeconds(300)));
        assertThat(statuses()).containsExactlyInAnyOrder(tuple("a", Status.RESOLVED), tuple("b", Status.FIRING));

        alerts.found(List.of(known("a", false)), Optional.empty());
        assertThat(statuses()).containsExactlyInAnyOrder(tuple("a", Status.FIRING), tuple("b", Status.FIRING));
    }

    @Test
    void a_reading_does_not_revive_what_a_webhook_has_ended() {
        receive(resolved("a"));
        assertThat(alerts.found(List.of(known("a", false)), Optional.empty())).isZero();
        assertThat(statuses()).containsExactly(tuple("a", Status.RESOLVED));
    }

    private List<Tuple> statuses() {
        return alerts.list(AlertStore.Filter.ALL, Paging.first(9)).items().stream()
                .map(one -> tuple(one.alert().fingerprint(), one.alert().status()))
                .toList();
    }

    private static KnownAlert known(String fingerprint, boolean silenced) {
        return new KnownAlert(firing(fingerprint, NOON), silenced, false);
    }

    @Test
    void of_many_at_once_each_is_told_whether_it_was_news() {
        receive(firing("a", NOON));

        assertThat(alerts.receive(List.of(
                        firing("a", NOON),
                        firing("b", NOON),
                        firing("b", NOON),
                        resolved("a"),
                        resolved("a"),
                        resolved("c"))))
                .containsExactly(false, true, false, true, false, true);
        assertThat(alerts.receive(List.of())).isEmpty();
        assertThat(alerts.list(AlertStore.Filter.ALL, Paging.first(9)).total()).isEqualTo(3);
    }

    private static Alert firing(String fingerprint, Instant since) {
        return new Alert(fingerprint, Alert.Status.FIRING, OURS, Map.of("summary", "high"), since, Optional.empty());
    }

    private static Alert resolved(String fingerprint) {
        return new Alert(
                fingerprint,
                Alert.Status.RESOLVED,
                OURS,
                Map.of("summary", "high"),
                NOON,
                Optional.of(NOON.plusSeconds(30)));
    }
}
