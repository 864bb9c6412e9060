package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.inventory.VmHosts;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.domain.preflight.Found;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.preflight.BaseMembers;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The members of a service: base members as F5 and vCenter show them, created ones as recorded. */
@RestController
class MemberController {
    private static final Logger LOG = LoggerFactory.getLogger(MemberController.class);

    private final KnownGroups groups;
    private final JdbcMembers members;
    private final Outside outside;
    private final BaseMembers baseMembers;

    MemberController(KnownGroups groups, JdbcMembers members, Outside outside, BaseMembers baseMembers) {
        this.groups = groups;
        this.members = members;
        this.outside = outside;
        this.baseMembers = baseMembers;
    }

    /**
     * The members, base members as decisions count them: everything in the pool that we have not put there.
     *
     * @param poolTrouble why base members are missing here: F5 could not be asked
     * @param vcenterTrouble why base members have no VM here: vCenter could not be asked
     */
    record MemberItems(
            List<MemberView> items, long total, Optional<String> poolTrouble, Optional<String> vcenterTrouble) {}

    @GetMapping("/api/autoscaling/configs/{service}/members")
    MemberItems list(@PathVariable String service, @Filters({"origin", "state"}) Query query) {
        Optional<String> origin = query.text("origin");
        Optional<String> state = query.text("state");
        GroupConfig config = groups.known(service).group().config();
        List<Member> created = members.live(service);
        Found<List<PoolMember>> pool = pool(config);
        List<PoolMember> seen = pool.known().orElse(List.of());
        List<PoolMember> base = Snapshot.base(seen, created, config.pool().memberPort());
        Found<Map<IpAddress, BaseVm>> vms = baseMembers.vms(config, base);
        List<MemberView> found = Stream.concat(base(config, base, vms), created(config, created, seen))
                .filter(view -> origin.map(view.origin()::equals).orElse(true))
                .filter(view -> state.map(view.state()::equalsIgnoreCase).orElse(true))
                .sorted(Comparator.comparing(MemberView::name))
                .toList();
        Page<MemberView> part = query.part(found, "name");
        return new MemberItems(withHosts(config, part.items()), part.total(), trouble(pool), trouble(vms));
    }

    /** Only of those that are shown; once vCenter does not answer, it is not asked for the rest. */
    private List<MemberView> withHosts(GroupConfig config, List<MemberView> shown) {
        List<MemberView> seen = new ArrayList<>(shown);
        try {
            VmHosts hosts = outside.politeness().hosts().to(config.placement().vcenter());
            seen.replaceAll(view -> {
                Optional<VmId> vm = view.vmId().map(VmId::new);
                return view.shownAt(vm.flatMap(hosts::page).map(URI::toString), vm.flatMap(hosts::ofVm));
            });
        } catch (OutsideFault fault) {
            LOG.debug("hosts of members of {} are not shown: {}", config.service(), fault.getMessage());
        }
        return seen;
    }

    private static Stream<MemberView> base(
            GroupConfig config, List<PoolMember> base, Found<Map<IpAddress, BaseVm>> vms) {
        Map<IpAddress, BaseVm> known = vms.known().orElse(Map.of());
        return base.stream()
                .map(member -> MemberView.base(
                        config.service(),
                        member,
                        Optional.ofNullable(known.get(member.endpoint().address()))));
    }

    private static Stream<MemberView> created(GroupConfig config, List<Member> created, List<PoolMember> pool) {
        int port = config.pool().memberPort();
        return created.stream().map(member -> MemberView.created(member, inPool(pool, member, port)));
    }

    private static Optional<PoolMember> inPool(List<PoolMember> pool, Member member, int port) {
        return member.address()
                .map(address -> new Endpoint(address, port))
                .flatMap(endpoint -> pool.stream()
                        .filter(candidate -> candidate.endpoint().equals(endpoint))
                        .findFirst());
    }

    private Found<List<PoolMember>> pool(GroupConfig config) {
        try {
            return new Found.Value<>(
                    outside.f5s().to(config.pool().f5()).members(config.pool().pool()));
        } catch (OutsideFault fault) {
            return Found.trouble(fault);
        }
    }

    private static Optional<String> trouble(Found<?> found) {
        return switch (found) {
            case Found.Value<?> value -> Optional.empty();
            case Found.Trouble<?> trouble -> Optional.of(trouble.said());
            case Found.Unasked<?> unasked -> Optional.empty();
        };
    }
}
