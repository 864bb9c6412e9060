package dev.vmautoscaling.domain.metric;

import java.util.List;
import java.util.Map;

/**
 * What Prometheus knows of one service at one moment. What is absent is unknown, never zero.
 *
 * @param membersUp scraped members that answered
 * @param membersKnown scraped members; with {@code membersUp} it tells whether the averages cover everybody
 */
public record ServiceReadings(Map<Metric, Sample> samples, List<FiringAlert> firing, int membersUp, int membersKnown) {
    public static final ServiceReadings NONE = new ServiceReadings(Map.of(), List.of(), 0, 0);

    public ServiceReadings {
        samples = Map.copyOf(samples);
        firing = List.copyOf(firing);
    }

    /** Whether every member that should be scraped is: the averages leave nobody out. */
    public boolean coverEveryMember() {
        return membersKnown > 0 && membersUp == membersKnown;
    }
}
