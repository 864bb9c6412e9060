package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.net.URI;

/**
 * Something that is scraped.
 *
 * @param service its label
 * @param scrapeUrl such as {@code http://10.0.0.5:9100/metrics}
 * @param isUp whether the last scrape succeeded; not so before the first
 */
record Target(String service, String scrapeUrl, boolean isUp) {
    boolean isOf(String wanted, IpAddress address) {
        return service.equals(wanted) && hosts(address);
    }

    private boolean hosts(IpAddress address) {
        try {
            String host = String.valueOf(URI.create(scrapeUrl).getHost()).replaceAll("[\\[\\]]", "");
            return new IpAddress(host).equals(address);
        } catch (IllegalArgumentException hostName) {
            return false;
        }
    }
}
