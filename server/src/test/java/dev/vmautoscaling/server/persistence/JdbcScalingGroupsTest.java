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
import java.util.Optional;
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
    private static final Edit BY = new Edit("admin", "edit", "to try it");
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
        groups.create(SMALL, true, BY);
        assertThat(groups.find("shop").orElseThrow().config()).isEqualTo(SMALL);
        assertThat(groups.enabled()).hasSize(1);
    }

    @Test
    void a_config_that_an_earlier_version_stored_has_defaults_for_what_was_added_since() {
        groups.create(SMALL, true, BY);
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
    void every_edit_moves_the_version_the_revision_and_the_time_of_the_last_edit() {
        StoredGroup created = groups.create(SMALL, false, BY);
        time.advance(Duration.ofMinutes(1));
        StoredGroup replaced =
                groups.edit("shop", BY, before -> before.settings().withConfig(LARGE));
        StoredGroup enabled = groups.setEnabled("shop", true, BY);
        Set<Part> parts = EnumSet.of(Part.IN, Part.HEAL);
        StoredGroup suspended =
                groups.edit("shop", BY, before -> before.settings().withSuspended(parts));

        assertThat(replaced.group().config()).isEqualTo(LARGE);
        assertThat(replaced.group().version()).isEqualTo(2);
        assertThat(replaced.createdAt()).isEqualTo(created.createdAt());
        assertThat(replaced.updatedAt()).isEqualTo(created.updatedAt().plusSeconds(60));
        assertThat(enabled.group().enabled()).isTrue();
        assertThat(suspended.group().suspended()).containsExactlyInAnyOrder(Part.IN, Part.HEAL);
        assertThat(suspended.group().version()).isEqualTo(4);
        assertThat(suspended.revision()).isEqualTo(4);
    }

    @Test
    void what_stays_as_it_is_keeps_its_revision() {
        StoredGroup created = groups.create(SMALL, true, BY);
        assertThat(groups.setEnabled("shop", true, BY)).isEqualTo(created);
    }

    @Test
    void every_edit_leaves_a_revision_and_an_audit_record() {
        groups.create(SMALL, false, BY);
        groups.edit(
                "shop", new Edit("kim", "change"), before -> before.settings().withConfig(LARGE));

        var page = new RevisionStore(database).list("shop", Paging.first(10));
        assertThat(page.items()).extracting(RevisionStore.Revision::number).containsExactly(2L, 1L);
        assertThat(page.items().getFirst().settings().config()).isEqualTo(LARGE);
        assertThat(page.items().getFirst().by()).isEqualTo(new Edit("kim", "change"));
        assertThat(page.items().getLast().settings().config()).isEqualTo(SMALL);
        assertThat(new AuditStore(database)
                        .list(Optional.empty(), Optional.empty(), Paging.first(10))
                        .items())
                .extracting(AuditStore.Entry::what)
                .containsExactly("change config shop", "edit config shop");
    }

    @Test
    void an_edit_that_throws_writes_nothing() {
        groups.create(SMALL, true, BY);
        assertThatExceptionOfType(GroupVersionMoved.class)
                .isThrownBy(() -> groups.edit("shop", BY, before -> {
                    JdbcScalingGroups.expect(before, OptionalLong.of(7));
                    return before.settings().withConfig(LARGE);
                }))
                .satisfies(moved -> assertThat(moved.current()).isEqualTo(1));
        assertThat(groups.find("shop").orElseThrow().config()).isEqualTo(SMALL);
    }

    @Test
    void a_second_config_of_the_same_service_is_refused() {
        groups.create(SMALL, true, BY);
        assertThatExceptionOfType(GroupExists.class).isThrownBy(() -> groups.create(LARGE, true, BY));
    }

    @Test
    void the_service_of_a_config_cannot_be_changed() {
        groups.create(SMALL, true, BY);
        GroupConfig other = Configs.with(LARGE, "service", "other");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        groups.edit("shop", BY, before -> before.settings().withConfig(other)));
    }

    @Test
    void what_is_deleted_is_out_of_sight_but_not_forgotten() {
        groups.create(SMALL, true, BY);
        assertThat(groups.delete("shop", BY)).isTrue();
        assertThat(groups.delete("shop", BY)).isFalse();
        assertThat(groups.all()).isEmpty();
        assertThat(groups.enabled()).isEmpty();
        assertThat(groups.stored("shop")).isEmpty();
        assertThat(groups.find("shop").orElseThrow().config()).isEqualTo(SMALL);
        assertThat(groups.everything()).containsExactly(SMALL);
        assertThatExceptionOfType(GroupUnknown.class).isThrownBy(() -> groups.setEnabled("shop", true, BY));
    }

    @Test
    void a_config_can_be_made_again_and_its_revisions_go_on() {
        groups.create(SMALL, true, BY);
        groups.delete("shop", BY);
        StoredGroup again = groups.create(LARGE, false, BY);
        assertThat(again.revision()).isEqualTo(2);
        assertThat(again.group().enabled()).isFalse();
        assertThat(groups.stored("shop").orElseThrow().group().config()).isEqualTo(LARGE);
    }
}
