package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.RuleOptions;
import dev.vmautoscaling.domain.group.RuleOptions.ResponseTimes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules in Prometheus are made of where a service is not like most.
 *
 * @param labels what the series of every member carry beside the job, where several services share it
 * @param applicationJob the scrape job of the service's own software, when it is another
 * @param responseTimes what the metric of response times is
 * @param requests the counter of requests
 * @param promqlInterval how often the own query is evaluated, when it is costly
 * @param template your own text of the rule file, with variables
 */
public record RulesDocument(
        List<LabelDocument> labels,
        Optional<String> applicationJob,
        @Default("histogram") ResponseTimes responseTimes,
        @Default(RuleOptions.USUAL_REQUESTS) String requests,
        Optional<Duration> promqlInterval,
        @Lines Optional<String> template)
        implements Checked {
    /** A label of series. */
    public record LabelDocument(String name, String value) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.matches("name", name, "(?!job$)[a-zA-Z_][a-zA-Z0-9_]{0,127}", "a label's name, other than job");
            checks.text("value", value, 200);
        }
    }

    @Override
    public void check(Checks checks) {
        List<String> names = labels.stream().map(LabelDocument::name).toList();
        checks.require(names.stream().distinct().count() == names.size(), "labels", names, "each name once", "");
        applicationJob.ifPresent(job -> checks.text("applicationJob", job, 128));
        checks.matches("requests", requests, "[a-zA-Z_:][a-zA-Z0-9_:]{0,199}", "the name of a metric");
    }

    RuleOptions options() {
        Map<String, String> named = new LinkedHashMap<>();
        labels.forEach(label -> named.put(label.name(), label.value()));
        return new RuleOptions(named, applicationJob, responseTimes, requests, promqlInterval, template);
    }

    static RulesDocument of(RuleOptions options) {
        return new RulesDocument(
                options.labels().entrySet().stream()
                        .map(label -> new LabelDocument(label.getKey(), label.getValue()))
                        .toList(),
                options.applicationJob(),
                options.responseTimes(),
                options.requests(),
                options.promqlInterval(),
                options.template());
    }
}
