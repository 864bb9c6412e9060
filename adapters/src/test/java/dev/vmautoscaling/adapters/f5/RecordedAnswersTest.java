package dev.vmautoscaling.adapters.f5;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what real units were recorded to answer. The recordings are others' and lie beside this repository, if at all; the
 * build leaves the tag out where they do not.
 */
@Tag("recorded")
class RecordedAnswersTest {
    private static final Path RECORDED = Path.of("../../shared/fixtures/f5");

    @Test
    void members_of_all_sorts_are_read() {
        List<MemberRow> rows = recorded("members-collection-16.0.json").path("items").values().stream()
                .map(MemberRow::of)
                .toList();

        assertThat(rows).hasSize(5);
        assertThat(rows).filteredOn(MemberRow::ephemeral).hasSize(2);
        assertThat(rows)
                .filteredOn(row -> row.endpoint().isEmpty())
                .allMatch(row -> row.address().equals("any6"));
        assertThat(rows).extracting(MemberRow::availability).contains(Availability.DOWN, Availability.CHECKING);
    }

    @Test
    void old_units_leave_keys_out() {
        MemberRow disabled = MemberRow.of(recorded("members-items-user-disabled-11.5.json")
                .values()
                .iterator()
                .next());
        MemberRow unchecked = MemberRow.of(recorded("member-unchecked-11.5.json"));

        assertThat(disabled.admin()).isEqualTo(AdminState.DISABLED);
        assertThat(disabled.availability()).isEqualTo(Availability.UP);
        assertThat(unchecked.admin()).isEqualTo(AdminState.ENABLED);
        assertThat(unchecked.availability()).isEqualTo(Availability.UNCHECKED);
        assertThat(unchecked.ephemeral()).isFalse();
    }

    @Test
    void statistics_are_told_apart_by_node_and_port_from_inside() {
        List<Stats> all = Stats.all(recorded("members-stats-collection-14.1.json"));

        assertThat(all)
                .extracting(stats -> stats.text("nodeName") + " " + stats.number("port"))
                .contains("/Common/10.10.0.2 80", "/Common/10.10.0.2%10 80");
        assertThat(all).allMatch(stats -> stats.has("serverside.curConns"));
    }

    @Test
    void an_empty_collection_has_no_items() {
        assertThat(recorded("pool-collection-empty-no-items-14.1.json")
                        .path("items")
                        .values())
                .isEmpty();
    }

    @Test
    void a_unit_that_stands_alone_is_known() {
        assertThat(SyncStatus.of(recorded("sync-status-standalone-16.0.json")).isStandalone())
                .isTrue();
    }

    @Test
    void nodes_that_stand_for_host_names_have_no_address() {
        List<NodeRow> nodes = recorded("node-collection-16.0.json").path("items").values().stream()
                .map(NodeRow::of)
                .toList();

        assertThat(nodes).extracting(NodeRow::mark).contains("ipv4 node", "fqdn node");
        assertThat(nodes)
                .filteredOn(node -> NodeRow.ip(node.address()).isEmpty())
                .hasSize(1);
    }

    @Test
    void every_recorded_error_is_sorted() {
        Map<String, FaultKind> kinds = new HashMap<>();
        for (JsonNode error : recorded("errors.json").path("errors").values()) {
            JsonNode body = error.path("body");
            String text = body.isObject() ? body.toString() : body.asString("");
            UnitAnswer answer = UnitAnswer.of(error.path("httpStatus").asInt(), text);
            kinds.put(
                    error.path("id").asString(),
                    new Faults("F5")
                            .refused(UnitRequest.delete("x", "/mgmt/x"), answer)
                            .kind());
        }

        assertThat(kinds).hasSizeGreaterThan(30);
        assertThat(kinds.entrySet().stream()
                        .filter(kind -> kind.getValue() == TRANSIENT)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "too-many-tokens-400",
                        "uri-not-registered-404",
                        "uri-not-available-404",
                        "mcpd-lost-500",
                        "async-task-503",
                        "restarting-503");
        assertThat(kinds.values()).containsOnly(TRANSIENT, PERMANENT);
    }

    private static JsonNode recorded(String file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(RECORDED.resolve(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
