package dev.vmautoscaling.lab.load;

import java.util.List;
import java.util.Map;

/**
 * A load run up to now, or as a whole.
 *
 * @param total requests sent
 * @param failed not connected, no or broken answer, not 2xx, or over the timeout
 * @param slow good answers over the slow limit
 * @param inFlight requests still in progress
 * @param reconnects requests repeated on a new connection because the kept one was closed before a byte came back; not
 *     failures: every client with kept connections has to do so
 * @param failures failed requests by cause
 * @param servedBy good answers by the guest that gave them
 * @param ended whether the profile is through and no request in progress
 */
public record LoadReport(
        long total,
        long good,
        long failed,
        long slow,
        long inFlight,
        long reconnects,
        Latency latency,
        Map<String, Long> failures,
        Map<String, Long> servedBy,
        List<LoadWindow> windows,
        boolean ended) {}
