package dev.vmautoscaling.adapters.prometheus;

import static dev.vmautoscaling.scaling.Configs.with;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.group.RuleOptions;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.scaling.Configs;
import java.util.Map;
import java.util.Optional;

/** Configs for rules: everything else is as in the stories. */
final class RuleConfigs {
    private RuleConfigs() {}

    static GroupConfig shop() {
        return Configs.shop();
    }

    static GroupConfig watching(Map<Metric, Band> bands) {
        return with(shop(), "thresholds", with(shop().thresholds(), "bands", bands));
    }

    /** With a target of 100. */
    static GroupConfig withQuery(String promql) {
        return monitored(
                watching(Map.of(Metric.PROMQL, new Band(100, Optional.empty()))), "promql", Optional.of(promql));
    }

    static GroupConfig monitored(GroupConfig config, String component, Object value) {
        Monitoring monitoring = with(config.monitoring(), component, value);
        return with(config, "monitoring", monitoring);
    }

    static GroupConfig ruled(GroupConfig config, String component, Object value) {
        RuleOptions rules = with(config.monitoring().rules(), component, value);
        return monitored(config, "rules", rules);
    }
}
