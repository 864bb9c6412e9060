package dev.vmautoscaling.domain.policy;

import java.time.Duration;

/**
 * How closely Prometheus watches a service.
 *
 * @param scrape how often its members are scraped
 * @param evaluation how often its rules are evaluated
 * @param window what rates are taken over: at least four scrapes, so that one that fails leaves no gap
 */
public record AlertProfile(Duration scrape, Duration evaluation, Duration window) {
    private static final int SCRAPES_IN_A_WINDOW = 4;

    public static final AlertProfile STANDARD =
            new AlertProfile(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofMinutes(1));
    public static final AlertProfile FAST =
            new AlertProfile(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** @throws IllegalArgumentException when the window is shorter than four scrapes */
    public AlertProfile {
        if (window.compareTo(scrape.multipliedBy(SCRAPES_IN_A_WINDOW)) < 0) {
            throw new IllegalArgumentException(window + " is less than four times " + scrape);
        }
    }

    /** As close as members that are scraped this often allow; evaluated at least every 15 s, so that what is recorded stays fresh. */
    public static AlertProfile scrapedEvery(Duration scrape) {
        Duration evaluation = scrape.compareTo(STANDARD.evaluation) > 0 ? STANDARD.evaluation : scrape;
        return new AlertProfile(scrape, evaluation, scrape.multipliedBy(SCRAPES_IN_A_WINDOW));
    }
}
