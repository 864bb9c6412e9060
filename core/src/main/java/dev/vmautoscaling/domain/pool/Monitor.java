package dev.vmautoscaling.domain.pool;

import java.util.Optional;

/**
 * How F5 finds out whether a pool's members are well.
 *
 * @param name with its partition, such as {@code /Common/shop-health}
 * @param path what it asks for over HTTP; empty for a monitor that asks for none
 */
public record Monitor(String name, Optional<String> path) {}
