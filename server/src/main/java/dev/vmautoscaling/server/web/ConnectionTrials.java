package dev.vmautoscaling.server.web;

import java.util.Optional;

/** Tries connections, for an operator who wants to know whether they work. */
@FunctionalInterface
public interface ConnectionTrials {
    /**
     * What answers there, such as {@code BIG-IP 16.0.0}; empty when there is no such connection, or nothing to be asked of
     * its kind.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault with what stands in the way
     */
    Optional<String> check(String name);
}
