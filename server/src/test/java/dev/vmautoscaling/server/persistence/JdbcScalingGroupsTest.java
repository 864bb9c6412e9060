package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.scaling.Configs;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@EnumSource
class JdbcScalingGroupsTest {
    private static final GroupConfig SMALL = Configs.shop();
    private static final GroupConfig LARGE = Configs.shop(Configs.sizes(3, 9, 2, 1));

    private final SettableTime time = new SettableTime();
    private final Database database;
    private final JdbcScalingGroups groups;

    JdbcScalingGroupsTest(TestDatabase.Kind kind) {
        database = kind.database(time);
        groups = new JdbcScalingGroups(database);
    }

    @Test
    void a_config_comes_back_as_it_was_given() {
        groups.create(SMALL, true);
        assertThat(groups.find("shop").orElseThrow().config()).isEqualTo(SMALL);
        assertThat(groups.enabled()).hasSize(1);
    }

    @Test
    void a_config_that_an_earlier_version_stored_has_defaults_for_what_was_added_since() {
        groups.create(SMALL, true);
        String text = database.sql("select config from scaling_group")
                .query(String.class)
                .single();
        ObjectNode earlier = (ObjectNode) database.json().readTree(text);
        earlier.remove(List.of("labels", "protection"));
        ((ObjectNode) earlier.get("monitoring")).remove(List.of("profile", "responseTimes", "promql"));
        database.sql("update scaling_group set config = ?", earlier.toString()).update();

        assertThat(groups.find("shop").orElseThrow().config()).isEqualTo(SMALL);
    }

    @Test
    void every_edit_moves_the_version_and_the_time_of_the_last_edit() {
        StoredGroup created = groups.create(SMALL, false);
        time.advance(Duration.ofMinutes(1));
        StoredGroup replaced = groups.replace("shop", LARGE, OptionalLong.of(1));
        StoredGroup enabled = groups.setEnabled("shop", true);
        StoredGroup suspended = groups.setSuspended("shop", EnumSet.of(Part.IN, Part.HEAL));

        assertThat(replaced.group().config()).isEqualTo(LARGE);
        assertThat(replaced.group().version()).isEqualTo(2);
        assertThat(replaced.createdAt()).isEqualTo(created.createdAt());
        assertThat(replaced.updatedAt()).isEqualTo(created.updatedAt().plusSeconds(60));
        assertThat(enabled.group().enabled()).isTrue();
        assertThat(suspended.group().suspended()).containsExactlyInAnyOrder(Part.IN, Part.HEAL);
        assertThat(suspended.group().version()).isEqualTo(4);
        assertThat(groups.setSuspended("shop", Set.of()).group().suspended()).isEmpty();
    }

    @Test
    void an_edit_of_an_old_version_is_refused() {
        groups.create(SMALL, true);
        groups.setEnabled("shop", false);
        assertThatExceptionOfType(GroupVersionMoved.class)
                .isThrownBy(() -> groups.replace("shop", LARGE, OptionalLong.of(1)))
                .satisfies(moved -> assertThat(moved.current()).isEqualTo(2));
        assertThat(groups.find("shop").orElseThrow().config()).isEqualTo(SMALL);
    }

    @Test
    void a_second_config_of_the_same_service_is_refused() {
        groups.create(SMALL, true);
        assertThatExceptionOfType(GroupExists.class).isThrownBy(() -> groups.create(LARGE, true));
    }

    @Test
    void the_service_of_a_config_cannot_be_changed() {
        groups.create(SMALL, true);
        assertThatIllegalArgumentException().isThrownBy(() -> groups.replace("other", LARGE, OptionalLong.empty()));
    }

    @Test
    void what_is_deleted_is_unknown() {
        groups.create(SMALL, true);
        assertThat(groups.delete("shop")).isTrue();
        assertThat(groups.delete("shop")).isFalse();
        assertThat(groups.all()).isEmpty();
        assertThatExceptionOfType(GroupUnknown.class).isThrownBy(() -> groups.setEnabled("shop", true));
    }
}
