package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.Seen;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The members of a service: base members as F5 shows them, created ones as recorded. */
@RestController
class MemberController {
    private final KnownGroups groups;
    private final JdbcMembers members;
    private final Outside outside;

    MemberController(KnownGroups groups, JdbcMembers members, Outside outside) {
        this.groups = groups;
        this.members = members;
        this.outside = outside;
    }

    /** @param poolTrouble why base members are missing here: F5 could not be asked */
    record MemberItems(List<MemberView> items, long total, Optional<String> poolTrouble) {}

    @GetMapping("/api/autoscaling/configs/{service}/members")
    MemberItems list(@PathVariable String service, @Filters({"origin", "state"}) Query query) {
        Optional<String> origin = query.text("origin");
        Optional<String> state = query.text("state");
        GroupConfig config = groups.known(service).group().config();
        Seen<List<PoolMember>> pool = pool(config);
        List<MemberView> found = views(config, known(pool)).stream()
                .filter(view -> origin.map(view.origin()::equals).orElse(true))
                .filter(view -> state.map(view.state()::equalsIgnoreCase).orElse(true))
                .sorted(Comparator.comparing(MemberView::name))
                .toList();
        Page<MemberView> part = query.part(found, "name");
        return new MemberItems(part.items(), part.total(), trouble(pool));
    }

    private List<MemberView> views(GroupConfig config, List<PoolMember> pool) {
        List<Member> created = members.live(config.service());
        int port = config.pool().memberPort();
        List<MemberView> views = new ArrayList<>();
        Snapshot.base(pool, created, port).forEach(member -> views.add(MemberView.base(config.service(), member)));
        created.forEach(member -> views.add(MemberView.created(member, inPool(pool, member, port))));
        return views;
    }

    private static Optional<PoolMember> inPool(List<PoolMember> pool, Member member, int port) {
        return member.address()
                .map(address -> new Endpoint(address, port))
                .flatMap(endpoint -> pool.stream()
                        .filter(candidate -> candidate.endpoint().equals(endpoint))
                        .findFirst());
    }

    private Seen<List<PoolMember>> pool(GroupConfig config) {
        try {
            return new Seen.Known<>(
                    outside.f5s().to(config.pool().f5()).members(config.pool().pool()).stream()
                            .filter(member -> !member.ephemeral())
                            .toList());
        } catch (OutsideFault fault) {
            return new Seen.Unknown<>(String.valueOf(fault.getMessage()));
        }
    }

    private static List<PoolMember> known(Seen<List<PoolMember>> pool) {
        return switch (pool) {
            case Seen.Known<List<PoolMember>> known -> known.value();
            case Seen.Unknown<List<PoolMember>> unknown -> List.of();
        };
    }

    private static Optional<String> trouble(Seen<List<PoolMember>> pool) {
        return switch (pool) {
            case Seen.Known<List<PoolMember>> known -> Optional.empty();
            case Seen.Unknown<List<PoolMember>> unknown -> Optional.of(unknown.why());
        };
    }
}
