package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What maxima can reach, as a test says. */
final class ScriptedMaxes implements EffectiveMaxes {
    final Map<String, EffectiveMax> known = new ConcurrentHashMap<>();

    @Override
    public Optional<EffectiveMax> of(String service) {
        return Optional.ofNullable(known.get(service));
    }
}
