package dev.vmautoscaling.server.ops;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.group.GroupConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a minute what the maximum of each enabled service can reach, so that a shortage is told before a scale-out
 * runs into it.
 */
public final class EffectiveMaxWatch extends RepeatedLook {
    private static final Logger LOG = LoggerFactory.getLogger(EffectiveMaxWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Supplier<List<GroupConfig>> enabled;
    private final Function<List<GroupConfig>, Map<String, EffectiveMax>> look;
    private final Consumer<Map<String, EffectiveMax>> told;
    private volatile Map<String, EffectiveMax> known = Map.of();

    /**
     * @param look what could be found out, by service
     * @param told hears after each look what is known now
     */
    public EffectiveMaxWatch(
            Supplier<List<GroupConfig>> enabled,
            Function<List<GroupConfig>, Map<String, EffectiveMax>> look,
            Consumer<Map<String, EffectiveMax>> told) {
        super("effective-max", BETWEEN_LOOKS);
        this.enabled = enabled;
        this.look = look;
        this.told = told;
    }

    /** What was found last; empty before the first look. */
    public Optional<EffectiveMax> of(String service) {
        return Optional.ofNullable(known.get(service));
    }

    /** Looks at all of them; what could not be found out now stays as it was. */
    @Override
    void look() {
        List<GroupConfig> configs = enabled.get();
        Map<String, EffectiveMax> now = new HashMap<>(known);
        now.keySet().retainAll(configs.stream().map(GroupConfig::service).collect(Collectors.toSet()));
        look.apply(configs).forEach((service, max) -> {
            EffectiveMax before = now.put(service, max);
            if (max.isReduced() && (before == null || before.reachable() != max.reachable())) {
                LOG.atWarn()
                        .addKeyValue("service", service)
                        .log("{} cannot reach its maximum: {}", service, max.words());
            }
        });
        known = Map.copyOf(now);
        told.accept(known);
    }
}
