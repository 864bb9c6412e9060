package dev.vmautoscaling.lab.jenkins;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a build waits before it may begin. */
final class QuietPeriod {

    private static final Pattern DELAY = Pattern.compile("(\\d+)\\s*(sec|secs|min|mins)?");

    private QuietPeriod() {}

    /** What {@code ?delay=0sec} asks for, else what the job says, else five seconds (trap 7). */
    static Duration of(Request request, Job job) {
        Matcher delay = DELAY.matcher(request.parameter("delay").orElse(""));
        if (delay.matches()) {
            long number = Long.parseLong(delay.group(1));
            String unit = delay.group(2);
            return unit != null && unit.startsWith("min") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
        }
        return job.config().quietPeriod().map(Duration::ofSeconds).orElse(Controller.QUIET_PERIOD);
    }
}
