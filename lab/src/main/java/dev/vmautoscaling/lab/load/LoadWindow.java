package dev.vmautoscaling.lab.load;

import java.time.Duration;
import java.util.Map;

/**
 * What became of the requests that were due in one window.
 *
 * @param startsAt from the start of the run
 * @param sent requests due in the window; those neither good nor failed are still in progress
 * @param slow good answers over the slow limit
 * @param servedBy good answers by the guest that gave them
 */
public record LoadWindow(
        Duration startsAt, long sent, long good, long failed, long slow, Latency latency, Map<String, Long> servedBy) {}
