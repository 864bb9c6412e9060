package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.scaling.KillSwitch.Position;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class KillSwitchStoreTest {
    private final KillSwitchStore killSwitch;

    KillSwitchStoreTest(TestDatabase.Kind kind) {
        killSwitch = new KillSwitchStore(kind.database());
    }

    @Test
    void is_off_until_somebody_sets_it() {
        assertThat(killSwitch.of("shop")).isEqualTo(Position.OFF);
        assertThat(killSwitch.settings()).isEmpty();
    }

    @Test
    void the_stronger_position_counts() {
        killSwitch.setGlobal(Position.NO_NEW_WORK, "admin", "storage trouble");
        killSwitch.set("shop", Position.STOP_NOW, "admin", "worse here");
        killSwitch.set("mall", Position.OFF, "admin", "");
        assertThat(killSwitch.of("shop")).isEqualTo(Position.STOP_NOW);
        assertThat(killSwitch.of("mall")).isEqualTo(Position.NO_NEW_WORK);
        assertThat(killSwitch.of("other")).isEqualTo(Position.NO_NEW_WORK);
    }

    @Test
    void tells_who_set_it_when_and_why() {
        killSwitch.setGlobal(Position.STOP_NOW, "kim", "first");
        killSwitch.setGlobal(Position.OFF, "lee", "over");
        assertThat(killSwitch.global())
                .contains(
                        new KillSwitchStore.Setting(Optional.empty(), Position.OFF, "lee", SettableTime.START, "over"));
    }
}
