package dev.vmautoscaling.domain.health;

import static dev.vmautoscaling.domain.health.ScriptedHealthProbe.NO_ANSWER;
import static dev.vmautoscaling.domain.health.ScriptedHealthProbe.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedHealthProbeTest {
    private static final IpAddress ADDRESS = new IpAddress("10.0.0.1");
    private static final HealthCheck PING = new HealthCheck.Icmp(ADDRESS, Duration.ofSeconds(1));
    private static final HealthCheck GET = new HealthCheck.Http(ADDRESS, 80, "/health", Duration.ofSeconds(1));

    private final ScriptedHealthProbe probe = new ScriptedHealthProbe();

    @Test
    void an_address_nobody_spoke_of_is_dead() {
        assertThat(probe.ask(PING)).isEqualTo(NO_ANSWER);
        assertThat(probe.alive(ADDRESS).ask(PING)).isEqualTo(PASSED);
        assertThat(probe.dead(ADDRESS).ask(GET)).isEqualTo(NO_ANSWER);
        assertThat(probe.asked()).containsExactly(PING, PING, GET);
    }

    @Test
    void queued_answers_come_before_the_standing_one() {
        HealthProbe.Answer busy = new HealthProbe.Answer.Failed("HTTP 503");
        probe.alive(ADDRESS).next(HealthCheck.Http.class, ADDRESS, busy, busy);

        assertThat(probe.ask(PING)).isEqualTo(PASSED);
        assertThat(probe.ask(GET)).isEqualTo(busy);
        assertThat(probe.ask(GET)).isEqualTo(busy);
        assertThat(probe.ask(GET)).isEqualTo(PASSED);
    }
}
