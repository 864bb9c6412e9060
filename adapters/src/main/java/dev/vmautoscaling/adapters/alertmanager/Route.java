package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.adapters.yaml.YamlWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which alerts a receiver of ours is told of, each in a group of its own and so at once.
 *
 * @param receiver its name
 * @param service the only one, or every service
 * @param goesOn whether the user's routes see our alerts too
 */
public record Route(String receiver, Optional<String> service, boolean goesOn, Pace pace) {
    /**
     * When a receiver is told again.
     *
     * @param groupInterval how soon a change of a group that was told is told
     * @param repeatInterval how often what still fires is told again; a little less than a multiple of {@code groupInterval}, else
     *     it is told at random after one or two of them
     */
    public record Pace(Duration groupInterval, Duration repeatInterval) {}

    /** All our alerts to us. */
    public static Route toUs(boolean goesOn, Pace pace) {
        return new Route(Receiver.US, Optional.empty(), goesOn, pace);
    }

    /** One service's alerts to Jenkins, and on to us. */
    public static Route toJenkins(String service, Pace pace) {
        return new Route(Receiver.jenkins(service), Optional.of(service), true, pace);
    }

    Map<String, Object> yaml() {
        String ours = "managed_by=\"vm-autoscaler\"";
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("receiver", receiver);
        route.put(
                "matchers",
                new YamlWriter.Inline(service.map(name -> List.of(ours, "service=\"" + name + "\""))
                        .orElseGet(() -> List.of(ours))));
        route.put("continue", goesOn);
        route.put("group_by", new YamlWriter.Inline(List.of("service", "action", "alertname")));
        route.put("group_wait", "0s");
        route.put("group_interval", duration(pace.groupInterval()));
        route.put("repeat_interval", duration(pace.repeatInterval()));
        return route;
    }

    private static String duration(Duration time) {
        long seconds = time.toSeconds();
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
