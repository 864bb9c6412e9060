package dev.vmautoscaling.server.web;

import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.WorkflowRecords;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Workflows of every kind, and a person's orders for one of them. Orders are obeyed between two attempts, and stand in the
 * audit record with their reason.
 */
@RestController
@RequestMapping("/api/autoscaling/workflows")
class WorkflowController {
    private final WorkflowStore workflows;
    private final WorkflowRecords records;
    private final WorkflowStarter starter;
    private final KillSwitch killSwitch;
    private final AuditStore audit;
    private final PointsOfNoReturn pointsOfNoReturn;

    WorkflowController(
            WorkflowStore workflows,
            WorkflowRecords records,
            WorkflowStarter starter,
            KillSwitch killSwitch,
            AuditStore audit,
            PointsOfNoReturn pointsOfNoReturn) {
        this.workflows = workflows;
        this.records = records;
        this.starter = starter;
        this.killSwitch = killSwitch;
        this.audit = audit;
        this.pointsOfNoReturn = pointsOfNoReturn;
    }

    /** What was ordered; it has not happened yet. */
    record Ordered(String workflow, String order) {}

    @GetMapping
    Items<WorkflowView> list(@Filters({"kind", "state", "service", "event", "from", "to"}) Query query) {
        var filter = new WorkflowRecords.Filter(
                query.text("kind"),
                query.constant("state", WorkflowState.class),
                query.text("service"),
                query.text("event"),
                query.instant("from"),
                query.instant("to"));
        return Items.of(records.list(filter, query.newestFirst("createdAt")), this::view);
    }

    @GetMapping("/{id}")
    WorkflowView detail(@PathVariable String id) {
        return view(known(id));
    }

    private WorkflowView view(Workflow workflow) {
        return WorkflowView.of(workflow, pointsOfNoReturn);
    }

    @PostMapping("/{id}/retry")
    @Answers(202)
    @Refusal(status = 409, code = "workflow-not-stuck", when = "only a stuck workflow takes this order")
    ResponseEntity<Ordered> retry(@PathVariable String id, @Body Reason reason, Principal who) {
        return order(stuck(id), Order.RETRY, reason, who);
    }

    @PostMapping("/{id}/resolve")
    @Answers(202)
    @Refusal(status = 409, code = "workflow-not-stuck", when = "only a stuck workflow takes this order")
    ResponseEntity<Ordered> resolve(@PathVariable String id, @Body Reason reason, Principal who) {
        return order(stuck(id), Order.RESOLVE, reason, who);
    }

    /** Under "stop now" this is the audited exception for this one workflow. */
    @PostMapping("/{id}/undo")
    @Answers(202)
    @Refusal(status = 409, code = "workflow-ended", when = "it has ended, nothing is left to undo")
    @Refusal(status = 409, code = "point-of-no-return-passed", when = "from where it is it only goes forward")
    ResponseEntity<Ordered> undo(@PathVariable String id, @Body Reason reason, Principal who) {
        Workflow workflow = known(id);
        if (workflow.state().hasEnded()) {
            throw refused("workflow-ended", workflow, "it has ended, nothing is left to undo");
        }
        if (pointsOfNoReturn.isPassedBy(workflow)) {
            throw refused(
                    "point-of-no-return-passed",
                    workflow,
                    "it has passed its point of no return and only goes forward; the kill switch halts it where it is,"
                            + " and a stuck one can be retried or resolved");
        }
        boolean stopped = killSwitch.of(workflow.group()) == KillSwitch.Position.STOP_NOW;
        return order(workflow, stopped ? Order.UNDO_UNDER_STOP : Order.UNDO, reason, who);
    }

    private ResponseEntity<Ordered> order(Workflow workflow, Order order, Reason reason, Principal who) {
        audit.record(
                who.getName(),
                Words.of(order) + " workflow " + workflow.id() + " of " + owner(workflow),
                reason.reason());
        workflows.order(workflow.id(), order);
        starter.start(workflow.id());
        return ResponseEntity.accepted().body(new Ordered(workflow.id(), Words.of(order)));
    }

    /** The service, or for work of none what it works on. */
    private static String owner(Workflow workflow) {
        return workflow.group().isEmpty() ? workflow.event() : workflow.group();
    }

    private Workflow stuck(String id) {
        Workflow workflow = known(id);
        if (workflow.state() != WorkflowState.STUCK) {
            throw refused("workflow-not-stuck", workflow, "only a stuck workflow can be retried or resolved");
        }
        return workflow;
    }

    private static Refused refused(String code, Workflow workflow, String why) {
        return Refused.because(
                HttpStatus.CONFLICT, code, "workflow " + workflow.id() + " is " + workflow.state() + ": " + why);
    }

    private Workflow known(String id) {
        return workflows.find(id).orElseThrow(() -> Refused.unknown("workflow", id, List.of()));
    }
}
