package dev.vmautoscaling.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.wire.Http;
import org.junit.jupiter.api.Test;

class ScenarioResultTest {

    @Test
    void is_the_one_line_that_the_launcher_promises() {
        ScenarioResult result = new ScenarioResult(
                "spike", null, 2, 3, 2, 120L, 9_000L, 400L, 5_000, 0, Leaks.NONE, Http.JSON.createArrayNode());
        assertThat(result.json()).isEqualTo("""
                        {"scenario":"spike","ok":true,"membersBefore":2,"membersPeak":3,"membersAfter":2,\
                        "alertToDecisionMs":120,"decisionToInServiceMs":9000,"ownOverheadMs":400,\
                        "requestsTotal":5000,"requestsFailed":0,\
                        "leaks":{"vms":0,"leases":0,"poolMembers":0,"nodes":0,"targets":0},"events":[]}""");
    }

    @Test
    void says_why_when_it_is_not_ok() {
        assertThat(ScenarioResult.notPlayed("spike", "expected a lab, but saw none")
                        .json())
                .contains("\"ok\":false", "\"why\":\"expected a lab, but saw none\"", "\"ownOverheadMs\":null");
    }

    @Test
    void every_scenario_can_be_found_by_its_name() {
        assertThat(Scenario.all())
                .extracting(Scenario::name)
                .containsExactlyInAnyOrder(
                        "spike",
                        "clone-fails",
                        "health-never-passes",
                        "duplicate-alerts",
                        "ip-pool-exhausted",
                        "no-template",
                        "jenkins-fails",
                        "build-killed");
        assertThat(Scenario.named("spike")).get().isInstanceOf(Spike.class);
        assertThat(Scenario.named("nosuch")).isEmpty();
    }
}
