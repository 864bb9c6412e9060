package dev.vmautoscaling.server.wiring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.server.config.ScrapedMembers;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists of members for a Prometheus that does not ask us for them. */
@Configuration(proxyBeanMethods = false)
class TargetsConfiguration {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    @Bean
    DeliveredTargets targetLists(
            Delivered delivered,
            ConnectedClients<PrometheusFiles, PrometheusFiles> prometheuses,
            ScrapedMembers members) {
        return new DeliveredTargets(delivered::of, prometheuses, members);
    }

    @Bean
    Task<Void> targetListRefresh(DeliveredTargets lists, ConnectionStore store) {
        return Tasks.recurring("target-list-refresh", FixedDelay.of(REFRESH))
                .execute((instance, context) -> lists.refreshAll(store.names(Connection.Kind.PROMETHEUS)));
    }
}
