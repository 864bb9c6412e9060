package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.scaling.Configs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveMaxWatchTest {
    private final List<GroupConfig> enabled = new ArrayList<>(List.of(Configs.shop()));
    private final Map<String, EffectiveMax> world = new HashMap<>();
    private final List<Map<String, EffectiveMax>> told = new ArrayList<>();
    private final EffectiveMaxWatch watch =
            new EffectiveMaxWatch(() -> enabled, configs -> Map.copyOf(world), told::add);

    @Test
    void what_was_found_last_is_known_until_something_else_is() {
        assertThat(watch.of("shop")).isEmpty();

        world.put("shop", EffectiveMax.of(4, 2, List.of()));
        watch.look();
        world.clear();
        watch.look();

        assertThat(watch.of("shop")).contains(EffectiveMax.of(4, 2, List.of()));
    }

    @Test
    void a_service_that_is_not_enabled_any_more_is_forgotten() {
        world.put("shop", EffectiveMax.of(4, 2, List.of()));
        watch.look();
        enabled.clear();
        world.clear();
        watch.look();

        assertThat(watch.of("shop")).isEmpty();
        assertThat(told.getLast()).isEmpty();
    }
}
