package dev.vmautoscaling.domain.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A span of time, seen at equal steps. Both ends lie on a multiple of the step, so that whoever asks a moment later asks
 * for the same instants.
 *
 * @param from the first instant
 * @param to the last instant
 * @param step at least a second
 */
public record Span(Instant from, Instant to, Duration step) {
    private static final Duration COARSEST = Duration.ofDays(1);

    /** @throws IllegalArgumentException when it ends before it begins */
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span from " + from + " cannot end at " + to);
        }
    }

    /**
     * The span with the shortest usual step at which it has no more than {@code points} instants.
     *
     * @param points how many can be shown, such as the width of a chart in pixels
     */
    public static Span of(Instant from, Instant to, int points) {
        Duration step = steps().filter(candidate ->
                        to.getEpochSecond() / candidate.toSeconds() - from.getEpochSecond() / candidate.toSeconds()
                                < points)
                .findFirst()
                .orElse(COARSEST);
        return new Span(aligned(from, step), aligned(to, step), step);
    }

    /** What people count in: 5, 10, 15, 30 s, minutes and hours, a day. */
    private static Stream<Duration> steps() {
        return Stream.of(5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400)
                .map(Duration::ofSeconds);
    }

    private static Instant aligned(Instant instant, Duration step) {
        return Instant.ofEpochSecond(
                instant.getEpochSecond() - Math.floorMod(instant.getEpochSecond(), step.toSeconds()));
    }

    /** How many instants there are. */
    public int size() {
        return (int) Duration.between(from, to).dividedBy(step) + 1;
    }

    /** The number of the instant, from 0; outside of 0 to {@link #size()} - 1 when it is none of this span. */
    public int index(Instant instant) {
        return (int) Duration.between(from, instant).dividedBy(step);
    }
}
