package dev.vmautoscaling.domain.group;

import java.time.Duration;

/**
 * Where new members get their addresses.
 *
 * @param quarantine how long an address rests after its member is gone
 * @param icmpCheck whether an address that answers a ping counts as taken
 */
public record Addressing(String ipPool, Duration quarantine, boolean icmpCheck) {}
