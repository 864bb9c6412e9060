package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Events, their workflows, and what people order of these. */
@WebTest
class EventsTest {
    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcWorkflowStore workflows;

    @Autowired
    WebContext.Asked asked;

    @Autowired
    WorkflowKind scaleIn;

    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    EventsTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        asked.started.clear();
        api.withShop();
    }

    @Test
    void events_tell_every_step() {
        Scene.open(groups, ledger, WorkflowState.STUCK);

        MvcTestResult answer = api.get("/api/autoscaling/events/" + Scene.EVENT);

        assertThat(answer).bodyJson().extractingPath("$.kind").isEqualTo("scale-out");
        assertThat(answer).bodyJson().extractingPath("$.createdAt").isEqualTo("2026-03-02T09:00:00.123456Z");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.workflows[0].failure")
                .isEqualTo("clone-vm: no space left on LocalDS_0");
        assertThat(answer).bodyJson().extractingPath("$.workflows[0].hint").isEqualTo("free some space");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.workflows[0].steps[1].state")
                .isEqualTo("FAILED");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.workflows[0].steps[1].attempts")
                .isEqualTo(1);
        assertThat(answer).bodyJson().doesNotHavePath("$.workflows[0].steps[2].startedAt");
        assertThat(api.get("/api/autoscaling/events?service=shop&kind=scale-out&state=stuck"))
                .bodyJson()
                .extractingPath("$.items[0].workflows[0].steps[0].key")
                .isEqualTo("reserve-ip-address");
        assertThat(api.get("/api/autoscaling/events?service=other"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(api.get("/api/autoscaling/events?state=lost")).hasStatus(400);
        assertThat(api.get("/api/autoscaling/events/none"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("event-unknown");
    }

    private Optional<Order> taken(String workflow) {
        return workflows.takeOrder(workflows.find(workflow).orElseThrow());
    }

    @Test
    void a_stuck_workflow_takes_a_persons_order_with_its_reason() {
        Scene.open(groups, ledger, WorkflowState.STUCK);
        String uri = "/api/autoscaling/workflows/" + Scene.WORKFLOW;

        assertThat(api.post(uri + "/retry", "{}")).hasStatus(422);
        assertThat(api.post(uri + "/retry", "{\"reason\":\"space is free again\"}"))
                .hasStatus(202);
        assertThat(taken(Scene.WORKFLOW)).contains(Order.RETRY);
        assertThat(api.post(uri + "/resolve", "{\"reason\":\"done by hand\"}")).hasStatus(202);
        assertThat(taken(Scene.WORKFLOW)).contains(Order.RESOLVE);
        assertThat(asked.started).containsExactly(Scene.WORKFLOW, Scene.WORKFLOW);
        assertThat(api.get("/api/audit"))
                .bodyJson()
                .extractingPath("$.items[0].detail")
                .isEqualTo("done by hand");
        assertThat(api.post("/api/autoscaling/workflows/none/undo", "{\"reason\":\"x\"}"))
                .hasStatus(404);
    }

    @Test
    void an_undo_under_stop_now_is_the_audited_exception() {
        Scene.open(groups, ledger, WorkflowState.RUNNING);
        String undo = "/api/autoscaling/workflows/" + Scene.WORKFLOW + "/undo";

        assertThat(api.post("/api/autoscaling/workflows/" + Scene.WORKFLOW + "/retry", "{\"reason\":\"x\"}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("workflow-not-stuck");
        assertThat(api.post(undo, "{\"reason\":\"not wanted\"}")).hasStatus(202);
        assertThat(taken(Scene.WORKFLOW)).contains(Order.UNDO);
        api.put("/api/system/kill-switch/shop", "{\"position\":\"STOP_NOW\",\"reason\":\"storm\"}");
        assertThat(api.post(undo, "{\"reason\":\"still not\"}")).hasStatus(202);
        assertThat(taken(Scene.WORKFLOW)).contains(Order.UNDO_UNDER_STOP);
    }

    @Test
    void nothing_is_undone_past_the_point_of_no_return() {
        workflows.open(Workflow.pending("leaving", scaleIn, "event-2", "shop", "gone", Map.of(), SettableTime.START));
        String undo = "/api/autoscaling/workflows/leaving/undo";
        assertThat(api.get("/api/autoscaling/workflows/leaving"))
                .bodyJson()
                .extractingPath("$.forwardOnly")
                .isEqualTo(false);
        jdbc.sql("update workflow set steps = replace(steps, 'PENDING', 'STARTED') where id = 'leaving'")
                .update();

        assertThat(api.get("/api/autoscaling/workflows/leaving"))
                .bodyJson()
                .extractingPath("$.forwardOnly")
                .isEqualTo(true);
        for (String position : List.of("OFF", "STOP_NOW")) {
            api.put("/api/system/kill-switch/shop", "{\"position\":\"" + position + "\",\"reason\":\"storm\"}");
            assertThat(api.post(undo, "{\"reason\":\"not wanted\"}"))
                    .hasStatus(409)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("point-of-no-return-passed");
        }
        assertThat(taken("leaving")).isEmpty();
    }

    @Test
    void a_workflow_of_no_service_is_told_and_takes_orders_like_any_other() {
        var kind = new WorkflowKind("make-something", List.of());
        workflows.open(Workflow.pending("alone", kind, "something-1", "", "something-1", Map.of(), SettableTime.START));

        assertThat(api.get("/api/autoscaling/workflows?event=something-1&kind=make-something&state=pending"))
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo("alone");
        MvcTestResult answer = api.get("/api/autoscaling/workflows/alone");
        assertThat(answer).hasStatus(200).bodyJson().doesNotHavePath("$.service");
        assertThat(answer).bodyJson().extractingPath("$.event").isEqualTo("something-1");
        api.put("/api/system/kill-switch/shop", "{\"position\":\"STOP_NOW\",\"reason\":\"storm\"}");
        assertThat(api.post("/api/autoscaling/workflows/alone/undo", "{\"reason\":\"not wanted\"}"))
                .hasStatus(202);
        assertThat(taken("alone")).contains(Order.UNDO);
        assertThat(api.get("/api/audit"))
                .bodyJson()
                .extractingPath("$.items[0].what")
                .isEqualTo("undo workflow alone of something-1");
        assertThat(api.get("/api/autoscaling/workflows?state=lost")).hasStatus(400);
        assertThat(api.get("/api/autoscaling/workflows/none")).hasStatus(404);
    }

    @Test
    void workflows_of_scaling_events_are_listed_too() {
        Scene.open(groups, ledger, WorkflowState.STUCK);

        MvcTestResult answer = api.get("/api/autoscaling/workflows?service=shop&state=stuck");

        assertThat(answer).bodyJson().extractingPath("$.items[0].service").isEqualTo("shop");
        assertThat(answer).bodyJson().extractingPath("$.items[0].event").isEqualTo(Scene.EVENT);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].steps[1].state")
                .isEqualTo("FAILED");
    }
}
