package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.server.persistence.Sights.Kind;
import dev.vmautoscaling.server.persistence.Sights.Look;
import dev.vmautoscaling.server.persistence.Sights.Thing;
import dev.vmautoscaling.server.web.ChangeFeed.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {
    private static final Thing EVENT = new Thing(Kind.EVENT, "e1", Optional.of("shop"));
    private static final Thing MEMBER = new Thing(Kind.MEMBER, "m1", Optional.of("shop"));
    private static final Look RUNNING = new Look("RUNNING", true);
    private static final Look ENDED = new Look("SUCCEEDED", false);

    @Test
    void what_is_new_differs_or_is_gone_has_changed() {
        assertThat(ChangeFeed.changed(Map.of(), Map.of(EVENT, RUNNING))).containsExactly(EVENT);
        assertThat(ChangeFeed.changed(Map.of(EVENT, RUNNING), Map.of(EVENT, ENDED)))
                .containsExactly(EVENT);
        assertThat(ChangeFeed.changed(Map.of(EVENT, RUNNING, MEMBER, RUNNING), Map.of()))
                .containsExactly(MEMBER, EVENT);
        assertThat(ChangeFeed.changed(Map.of(EVENT, RUNNING), Map.of(EVENT, RUNNING)))
                .isEmpty();
    }

    @Test
    void what_ended_long_ago_is_only_no_longer_told_of() {
        assertThat(ChangeFeed.changed(Map.of(EVENT, ENDED), Map.of())).isEmpty();
    }

    @Test
    void a_listener_who_does_not_keep_up_is_told_to_read_everything_again() throws InterruptedException {
        Listener listener = new Listener("s-0", List.of());
        IntStream.rangeClosed(1, 1_001).forEach(i -> listener.tell(new Told("s-" + i, Optional.of(EVENT))));

        assertThat(listener.next(Duration.ZERO)).contains(new Told("s-1001", Optional.empty()));
        assertThat(listener.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void a_listener_wakes_up_when_it_is_over() throws InterruptedException {
        Listener listener = new Listener("s-0", List.of());
        listener.close();

        assertThat(listener.next(Duration.ofMinutes(1))).isPresent();
        assertThat(listener.isClosed()).isTrue();
    }
}
