package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.FakeIntegration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.integrations.ConfigWorkflows;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.persistence.ConfigWork;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class ConfigRemovalTest {
    private static final String SHOP = "/api/autoscaling/configs/shop";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Integrations integrations;

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    @Autowired
    Members members;

    @Autowired
    ConfigWork work;

    @Autowired
    ConfigWorkflows workflows;

    @Autowired
    WorkflowStore store;

    @Autowired
    SettableTime time;

    @Autowired
    WebContext.Delivered delivered;

    @Autowired
    WebContext.Asked asked;

    private Api api;

    @BeforeEach
    void begin() {
        Api.empty(jdbc);
        api = new Api(mvc);
        api.withShop();
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        integrations.parts().forEach(part -> ((FakeIntegration) integrations.of(part)).vanish());
        integrations
                .all()
                .forEach(part -> part.publish(groups.find("shop").orElseThrow().config()));
        asked.started.clear();
        delivered.yes = true;
    }

    @AfterEach
    void end() {
        delivered.yes = false;
    }

    private long revision() {
        return groups.stored("shop").orElseThrow().revision();
    }

    private Next run(String workflow) {
        return new WorkflowRunner(workflows.kinds(), store, group -> false, WorkflowObserver.NOBODY, time)
                .run(workflow);
    }

    private boolean isAbsent(Part part) {
        return integrations.of(part).actual(dev.vmautoscaling.scaling.Configs.shop()) instanceof Actual.Absent;
    }

    @Test
    void without_the_version_that_was_seen_nothing_is_removed() {
        assertThat(api.delete(SHOP + "?removeVms=true")).hasStatus(428);
        assertThat(api.delete(SHOP + "?removeVms=true", revision() + 1)).hasStatus(412);
        assertThat(asked.started).isEmpty();
    }

    @Test
    void a_config_goes_and_its_vms_stay() {
        assertThat(api.delete(SHOP, revision())).hasStatus(202);
        String removal = work.unfinished("shop").orElseThrow().id();
        assertThat(asked.started).containsExactly(removal);

        assertThat(run(removal)).isEqualTo(new Next.Never());

        assertThat(api.get(SHOP)).hasStatus(404);
        assertThat(members.live("shop")).hasSize(1);
        assertThat(isAbsent(Part.RULES) && isAbsent(Part.ROUTE) && isAbsent(Part.RECEIVER))
                .isTrue();
        assertThat(isAbsent(Part.SCRAPE_JOB)).isFalse();
        assertThat(asked.started).containsExactly(removal);
    }

    @Test
    void no_vm_goes_under_the_kill_switch() {
        api.put("/api/system/kill-switch/shop", "{\"position\":\"NO_NEW_WORK\",\"reason\":\"storm\"}");

        assertThat(api.delete(SHOP + "?removeVms=true", revision()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("kill-switch-on");
        assertThat(asked.started).isEmpty();
        assertThat(api.delete(SHOP, revision())).hasStatus(202);
    }

    @Test
    void a_config_goes_with_its_vms_by_the_usual_scale_in() {
        assertThat(api.delete(SHOP + "?removeVms=true", revision())).hasStatus(202);
        String removal = work.unfinished("shop").orElseThrow().id();

        assertThat(run(removal)).isInstanceOf(Next.At.class);

        assertThat(isAbsent(Part.RULES)).isTrue();
        String leaving = ledger.removalOf(Scene.MEMBER).orElseThrow();
        assertThat(asked.started).containsExactly(removal, leaving);
        assertThat(groups.find("shop").orElseThrow().enabled()).isFalse();

        jdbc.sql("update member set state = 'TERMINATED', monitored = false").update();
        time.advance(java.time.Duration.ofMinutes(1));
        assertThat(run(removal)).isEqualTo(new Next.Never());

        assertThat(api.get(SHOP)).hasStatus(404);
        assertThat(integrations.parts()).allMatch(this::isAbsent);
        assertThat(api.get("/api/audit")).bodyText().contains("delete config shop and its VMs");
    }
}
