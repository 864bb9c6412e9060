package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Something that is scraped.
 *
 * @param job its label
 * @param service its label
 * @param scrapeUrl such as {@code http://10.0.0.5:9100/metrics}
 * @param isUp whether the last scrape succeeded; not so before the first
 * @param lastScrape when that was, as Prometheus writes it; the year 1 before the first
 */
record Target(String job, String service, String scrapeUrl, boolean isUp, String lastScrape) {
    boolean isOf(String wanted, IpAddress address) {
        return service.equals(wanted) && address().equals(Optional.of(address));
    }

    /** Empty when it is scraped by a host name. */
    private Optional<IpAddress> address() {
        try {
            String host = String.valueOf(URI.create(scrapeUrl).getHost()).replaceAll("[\\[\\]]", "");
            return Optional.of(new IpAddress(host));
        } catch (IllegalArgumentException hostName) {
            return Optional.empty();
        }
    }

    Optional<ScrapeTarget> byAddress() {
        return address().map(ip -> new ScrapeTarget(job, ip, port(URI.create(scrapeUrl)), isUp, scrapedAt()));
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    private Optional<Instant> scrapedAt() {
        try {
            OffsetDateTime at = OffsetDateTime.parse(lastScrape);
            return at.getYear() <= 1 ? Optional.empty() : Optional.of(at.toInstant());
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }
}
