package dev.vmautoscaling.adapters.prometheus;

import static dev.vmautoscaling.adapters.prometheus.RuleConfigs.monitored;
import static dev.vmautoscaling.scaling.Configs.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.policy.ThresholdPolicy;
import dev.vmautoscaling.lab.monitoring.MonitoringFiles;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the scenarios show is what the product does: the lab, which knows nothing of it, has the same rules. */
class LabRulesTest {
    @Test
    void the_labs_rules_are_those_that_the_product_writes_for_the_labs_config() {
        ThresholdPolicy quick = with(
                with(RuleConfigs.shop().thresholds(), "outFor", Duration.ofSeconds(3)), "inFor", Duration.ofSeconds(5));
        GroupConfig shop = monitored(
                with(with(RuleConfigs.shop(), "displayName", "shop"), "thresholds", quick),
                "profile",
                AlertProfile.scrapedEvery(Duration.ofSeconds(1)));
        RuleFile file = RuleFile.of(shop);

        assertThat(file.text().replace(file.revision(), "lab")).isEqualTo(MonitoringFiles.rules("shop"));
    }
}
