package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of one pool on one unit. */
final class Members {
    private static final String OPERATION = "ltm/pool/members";

    private final UnitSession unit;
    private final Faults faults;
    private final ObjectName pool;
    private final String path;

    Members(UnitSession unit, Faults faults, ObjectName pool) {
        this.unit = unit;
        this.faults = faults;
        this.pool = pool;
        this.path = "/mgmt/tm/ltm/pool/" + pool.segment() + "/members";
    }

    /** @return empty when there is no such pool */
    Optional<List<MemberRow>> find() {
        UnitRequest request = UnitRequest.get(OPERATION, path);
        UnitAnswer answer = unit.call(request);
        if (answer.isNotFound()) {
            return Optional.empty();
        }
        return Optional.of(good(request, answer).path("items").values().stream()
                .map(MemberRow::of)
                .toList());
    }

    List<MemberRow> rows() {
        return find().orElseThrow(this::noPool);
    }

    private OutsideFault noPool() {
        return faults.permanent(
                "GET " + OPERATION, "there is no pool " + pool, "check the pool and its partition in the config");
    }

    Optional<MemberRow> at(Endpoint endpoint) {
        return rows().stream().filter(row -> row.isAt(endpoint)).findFirst();
    }

    /** Rows with what only the statistics know: connections, and whether the node stands in the way. */
    List<PoolMember> withStatistics() {
        return withStatisticsIfThere().orElseThrow(this::noPool);
    }

    /** @return empty when there is no such pool */
    Optional<List<PoolMember>> withStatisticsIfThere() {
        return find().map(this::withStatistics);
    }

    private List<PoolMember> withStatistics(List<MemberRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        JsonNode answer = unit.require(UnitRequest.get(OPERATION + "/stats", path + "/stats"))
                .body();
        Map<String, Stats> byMember =
                Stats.all(answer).stream().collect(Collectors.toMap(Members::key, Function.identity(), (a, b) -> a));
        return rows.stream()
                .filter(row -> row.endpoint().isPresent())
                .map(row -> joined(row, byMember))
                .toList();
    }

    private static String key(Stats stats) {
        return stats.text("nodeName") + " " + stats.number("port");
    }

    private PoolMember joined(MemberRow row, Map<String, Stats> byMember) {
        Stats stats = byMember.get(row.node() + " " + row.port());
        if (stats == null || !stats.has("serverside.curConns")) {
            // Without a count it must not look drained.
            throw faults.passing("GET " + OPERATION + "/stats", "no statistics of member " + row.path() + " yet");
        }
        boolean stopped = stats.text("status.enabledState").startsWith("disabled");
        boolean offline = stats.text("status.availabilityState").equals("offline");
        return new PoolMember(
                row.path().name(),
                row.endpoint().orElseThrow(),
                stopped && row.admin() == AdminState.ENABLED ? AdminState.DISABLED : row.admin(),
                offline ? Availability.DOWN : row.availability(),
                stats.number("serverside.curConns"),
                row.mark(),
                row.ephemeral());
    }

    /** Adds a member that is disabled from its first moment, and reads it back. */
    void add(NodeRow node, Endpoint endpoint, String mark) {
        ObjectNode body = node.member(endpoint.port()).into(MemberRow.writable(AdminState.DISABLED));
        UnitRequest request = UnitRequest.post(OPERATION, path, body.put("description", mark));
        UnitAnswer answer = unit.call(request);
        // "Object not found" is also said of a member that was added, where a default route domain changed its name.
        boolean open = answer.isGood() || answer.isConflict() || answer.says("Object not found");
        Optional<MemberRow> there = open ? at(endpoint) : Optional.empty();
        if (there.filter(row -> row.mark().equals(mark)).isPresent()) {
            return;
        }
        throw answer.isGood()
                ? faults.notReadBack(request.operation(), "member " + endpoint + " is not there with its mark")
                : faults.refused(request, answer);
    }

    /** Writes the admin state and reads it back. */
    void setAdminState(MemberRow row, AdminState wanted) {
        String member = path + "/" + row.path().segment();
        unit.require(UnitRequest.patch(OPERATION, member, MemberRow.writable(wanted)));
        MemberRow after =
                MemberRow.of(unit.require(UnitRequest.get(OPERATION, member)).body());
        if (after.admin() != wanted) {
            throw faults.notReadBack(
                    "PATCH " + OPERATION,
                    "member " + row.path() + " is " + after.session() + " / " + after.state() + ", not " + wanted);
        }
    }

    /** Removes the member and looks that it is gone. */
    void remove(MemberRow row) {
        UnitRequest request =
                UnitRequest.delete(OPERATION, path + "/" + row.path().segment());
        UnitAnswer answer = unit.call(request);
        if (!answer.isGood() && !answer.isNotFound()) {
            throw faults.refused(request, answer);
        }
        boolean there =
                find().orElse(List.of()).stream().anyMatch(other -> other.path().equals(row.path()));
        if (there) {
            throw faults.notReadBack(request.operation(), "member " + row.path() + " is still there");
        }
    }

    private JsonNode good(UnitRequest request, UnitAnswer answer) {
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        return answer.body();
    }
}
