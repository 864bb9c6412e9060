package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.domain.ippool.Leases;
import dev.vmautoscaling.server.config.ConfigMapping;
import dev.vmautoscaling.server.config.PoolDocument;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** IP pools with every address that is not free. */
@RestController
class IpPoolController {
    private final JdbcIpPools pools;
    private final Leases leases;
    private final JdbcMembers members;
    private final InstantSource time;

    IpPoolController(JdbcIpPools pools, Leases leases, JdbcMembers members, InstantSource time) {
        this.pools = pools;
        this.leases = leases;
        this.members = members;
        this.time = time;
    }

    /**
     * A pool and what is taken of it.
     *
     * @param usable how many addresses may ever be given out
     * @param free how many may be given out now
     */
    record PoolView(
            String name,
            List<String> ranges,
            List<String> exclusions,
            int prefix,
            String gateway,
            List<String> dns,
            long usable,
            long free,
            List<LeaseView> leases) {}

    /** @param member the name of the VM that holds or held it, when it is known */
    record LeaseView(
            String address, String state, String holder, Optional<String> member, Optional<Instant> restsUntil) {}

    @GetMapping("/api/ip-pools")
    Items<PoolView> list(HttpServletRequest request) {
        Query query = Query.of(request);
        return Items.of(query.part(pools.all(), "name"), this::view);
    }

    private PoolView view(IpPool pool) {
        List<Lease> taken = leases.leases(pool.name(), time.instant());
        Set<String> addresses =
                taken.stream().map(lease -> lease.address().value()).collect(Collectors.toSet());
        List<String> usable = pool.usable().map(address -> address.value()).toList();
        PoolDocument document = ConfigMapping.document(pool);
        return new PoolView(
                pool.name(),
                document.ranges(),
                document.exclusions(),
                document.prefix(),
                document.gateway(),
                document.dns(),
                usable.size(),
                usable.stream().filter(address -> !addresses.contains(address)).count(),
                taken.stream().map(this::view).toList());
    }

    private LeaseView view(Lease lease) {
        return new LeaseView(
                lease.address().value(),
                lease.state().name(),
                lease.holder(),
                members.find(lease.holder()).map(Member::name),
                lease.restsUntil());
    }
}
