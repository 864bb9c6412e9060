package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.ippool.AddressRuns;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.server.config.ConfigMapping;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.PoolDocument;
import dev.vmautoscaling.server.persistence.StoredPool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pool and what is taken of it.
 *
 * @param usable how many addresses may ever be given out
 * @param free how many may be given out now
 * @param usedBy services whose configs name it
 * @param leases every address that is not free
 * @param warnings what could not be made sure of in the edit that this answers
 */
record IpPoolView(
        String name,
        List<String> ranges,
        List<String> exclusions,
        int prefix,
        String gateway,
        List<String> dns,
        long usable,
        long free,
        List<String> usedBy,
        List<LeaseView> leases,
        long version,
        Instant updatedAt,
        List<FieldError> warnings) {
    /** @param member the name of the VM that holds or held it, when it is known */
    record LeaseView(
            String address, String state, String holder, Optional<String> member, Optional<Instant> restsUntil) {}

    static IpPoolView of(StoredPool stored, List<String> usedBy, List<Lease> taken, List<LeaseView> leases) {
        PoolDocument document = ConfigMapping.document(stored.pool());
        AddressRuns usable = stored.pool().addresses();
        return new IpPoolView(
                document.name(),
                document.ranges(),
                document.exclusions(),
                document.prefix(),
                document.gateway(),
                document.dns(),
                usable.count(),
                usable.withoutAddresses(taken.stream().map(Lease::address)).count(),
                usedBy,
                leases,
                stored.version(),
                stored.updatedAt(),
                List.of());
    }

    IpPoolView with(List<FieldError> doubts) {
        return new IpPoolView(
                name,
                ranges,
                exclusions,
                prefix,
                gateway,
                dns,
                usable,
                free,
                usedBy,
                leases,
                version,
                updatedAt,
                doubts);
    }
}
