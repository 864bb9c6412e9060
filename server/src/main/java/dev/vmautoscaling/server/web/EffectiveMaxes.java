package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import java.util.Optional;

/** What the maximum of each enabled service could reach when it was last looked at. */
public interface EffectiveMaxes {
    /** @return empty before the first look, and for a service that is not enabled */
    Optional<EffectiveMax> of(String service);
}
