package dev.vmautoscaling.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.integration.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftLookTest {
    private static List<Drift> drift(ConfigWorld world) {
        return new DriftLook(world.integrations)
                .at(List.of(world.ledger.groups().find(ConfigWorld.SHOP).orElseThrow()));
    }

    @Test
    void what_is_as_it_should_be_is_not_told() {
        assertThat(drift(new ConfigWorld(true))).isEmpty();
        assertThat(drift(new ConfigWorld(false))).isEmpty();
    }

    @Test
    void a_rule_that_was_deleted_by_hand_is_missing() {
        ConfigWorld world = new ConfigWorld(true);
        world.part(Part.RULES).vanish();

        assertThat(drift(world)).singleElement().satisfies(found -> {
            assertThat(found.part()).isEqualTo(Part.RULES);
            assertThat(found.kind()).isEqualTo(Drift.Kind.MISSING);
        });
    }

    @Test
    void a_rule_that_was_changed_by_hand_differs() {
        ConfigWorld world = new ConfigWorld(true);
        world.part(Part.RULES).become(ConfigWorld.SHOP, "theirs");

        assertThat(drift(world)).extracting(Drift::kind).containsExactly(Drift.Kind.DIFFERENT);
    }

    @Test
    void rules_of_a_disabled_config_are_left_over() {
        ConfigWorld world = new ConfigWorld(false);
        world.part(Part.RULES).become(ConfigWorld.SHOP, "old");

        assertThat(drift(world)).extracting(Drift::kind).containsExactly(Drift.Kind.LEFT_OVER);
    }

    @Test
    void a_system_that_does_not_answer_is_unknown_and_hides_nothing_else() {
        ConfigWorld world = new ConfigWorld(true);
        world.part(Part.ROUTE).script.failNext("actual", FaultKind.TRANSIENT);
        world.part(Part.RULES).vanish();

        assertThat(drift(world)).extracting(Drift::kind).containsExactly(Drift.Kind.UNKNOWN, Drift.Kind.MISSING);
    }

    @Test
    void what_people_look_after_is_theirs() {
        ConfigWorld world = new ConfigWorld(true);
        world.integrations.parts().forEach(part -> world.part(part).unmanaged());

        assertThat(drift(world)).isEmpty();
    }
}
