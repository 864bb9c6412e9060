package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.ippool.AddressRuns;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Rules of an IP pool against what is there already. Each offending range is told once for each thing in its way. */
public final class PoolChecks {
    private static final int MOST_NAMED = 3;

    private final IpPool pool;
    private final Checks checks;

    /** @param checks of the pool as a document */
    public PoolChecks(IpPool pool, Checks checks) {
        this.pool = pool;
        this.checks = checks;
    }

    /** No address belongs to two pools: whoever looked at one would not see what the other has given out. */
    public PoolChecks apartFrom(Collection<IpPool> others) {
        for (IpPool other : others) {
            if (!other.name().equals(pool.name())) {
                eachRange((field, own) -> own.overlap(other.addresses())
                        .ifPresent(run -> refuse(
                                field,
                                "addresses of no other pool",
                                run + " overlaps pool " + other.name() + ": exclude it from one of them")));
            }
        }
        return this;
    }

    /**
     * No address that a server has already.
     *
     * @param servers what is known to have each address, in an operator's words
     * @param unasked systems that could not say which addresses they know
     */
    public PoolChecks apartFromServers(Map<IpAddress, String> servers, List<String> unasked) {
        unasked.forEach(trouble -> checks.advise(
                false, "ranges", pool.ranges(), "addresses that no server has", "not made sure of: " + trouble));
        eachRange((field, own) -> {
            List<String> found = servers.keySet().stream()
                    .filter(own::contains)
                    .sorted()
                    .map(address -> address + " belongs to " + servers.get(address))
                    .toList();
            if (!found.isEmpty()) {
                refuse(field, "addresses that no server has", named(found) + ": put them into the exclusions");
            }
        });
        return this;
    }

    /**
     * Nothing that a member has now falls out of the pool.
     *
     * @param holders whose each held address of this pool is, in an operator's words
     */
    public PoolChecks keeping(Map<IpAddress, String> holders) {
        AddressRuns own = pool.addresses();
        List<String> dropped = holders.keySet().stream()
                .filter(address -> !own.contains(address))
                .sorted()
                .map(address -> address + " is held by " + holders.get(address))
                .toList();
        if (!dropped.isEmpty()) {
            refuse("ranges", "ranges that keep every address in use", named(dropped) + ": it must stay in the pool");
        }
        return this;
    }

    private void eachRange(BiConsumer<String, AddressRuns> look) {
        AddressRuns all = pool.addresses();
        for (int i = 0; i < pool.ranges().size(); i++) {
            IpRange range = pool.ranges().get(i);
            look.accept("ranges[" + i + "]", all.within(range));
        }
    }

    private void refuse(String field, String allowed, String hint) {
        String rejected = field.equals("ranges")
                ? pool.ranges().toString()
                : pool.ranges()
                        .get(Integer.parseInt(field.replaceAll("[^0-9]", "")))
                        .toString();
        checks.require(false, field, rejected, allowed, hint);
    }

    private static String named(List<String> found) {
        String first = String.join(", ", found.stream().limit(MOST_NAMED).toList());
        int more = found.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
