package dev.vmautoscaling.integrations;

import dev.vmautoscaling.engine.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Takes the members of a config that goes out of service, each by the usual scale-in. */
@FunctionalInterface
public interface MemberDeparture {
    /**
     * Lets every member go that can go now; those on their way in or out are left alone. May be called again.
     *
     * @param since when that was ordered: who was let go after that and came back is not let go again
     * @return what stands against it: who came back and why, or what is waited for; empty when nothing does
     */
    Optional<Outcome> begin(String service, Instant since);
}
