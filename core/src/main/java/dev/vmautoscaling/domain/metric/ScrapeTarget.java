package dev.vmautoscaling.domain.metric;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that Prometheus scrapes.
 *
 * @param job its label
 * @param isUp whether the last scrape succeeded
 * @param scrapedAt when that was; empty before the first
 */
public record ScrapeTarget(String job, IpAddress address, int port, boolean isUp, Optional<Instant> scrapedAt) {
    /** Whether it was scraped with success and not longer ago than this. */
    public boolean isFresh(Duration age, Instant now) {
        return isUp && scrapedAt.filter(at -> !at.plus(age).isBefore(now)).isPresent();
    }
}
