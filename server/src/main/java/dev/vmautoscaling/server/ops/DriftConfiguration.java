package dev.vmautoscaling.server.ops;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.config.DriftWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DriftConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DriftConfiguration.class);

    /** Looks whether other systems still have what was published to them; one replica does. */
    @Bean
    Task<Void> driftLook(DriftWatch watch, AutoscalerProperties properties) {
        return Tasks.recurring("drift-look", FixedDelay.of(properties.drift().interval()))
                .execute((instance, context) ->
                        LOG.debug("{} differences found", watch.look().size()));
    }
}
