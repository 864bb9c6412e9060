package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who must go when max becomes lower: asked before it is done, because nobody brings a removed VM back. */
@Component
class LeavingMembers {
    private static final Logger LOG = LoggerFactory.getLogger(LeavingMembers.class);

    private final Outside outside;
    private final JdbcMembers members;

    LeavingMembers(Outside outside, JdbcMembers members) {
        this.outside = outside;
        this.members = members;
    }

    /** How many base members the pool has; empty when F5 cannot be asked. Asked before any lock is taken. */
    OptionalInt base(GroupConfig config) {
        try {
            List<PoolMember> pool =
                    outside.f5s().to(config.pool().f5()).members(config.pool().pool());
            List<Member> created = members.live(config.service());
            return OptionalInt.of(
                    Snapshot.base(pool, created, config.pool().memberPort()).size());
        } catch (OutsideFault fault) {
            LOG.warn(
                    "the pool of {} cannot be read, so all its created members count as too many",
                    config.service(),
                    fault);
            return OptionalInt.empty();
        }
    }

    /** @throws EditRefused when members would go */
    void refuseUnconfirmed(String service, int max, OptionalInt base) {
        List<Member> live = members.live(service);
        int tooMany = base.isPresent() ? base.getAsInt() + live.size() - max : live.size();
        List<String> going = live.reversed().stream()
                .filter(member -> !member.isProtected())
                .limit(Math.max(0, tooMany))
                .map(Member::name)
                .toList();
        if (!going.isEmpty()) {
            throw new EditRefused("confirmation-required", question(going, live.size(), max, base));
        }
    }

    private static String question(List<String> going, int created, int max, OptionalInt base) {
        String who = (going.size() == 1 ? "1 member" : going.size() + " members") + " will go ("
                + String.join(", ", going) + ")";
        String why = base.isPresent()
                ? ": there are " + base.getAsInt() + " base and " + created + " created members, and max becomes " + max
                : " or fewer: the F5 pool cannot be read to count the base members, and max becomes " + max;
        return who + why + "; repeat the request with ?confirm=true if that is wanted";
    }
}
