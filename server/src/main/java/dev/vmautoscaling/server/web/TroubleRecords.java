package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.KillSwitch.Position;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.server.persistence.DriftStore;
import dev.vmautoscaling.server.persistence.JdbcTemplates;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import dev.vmautoscaling.server.persistence.KillSwitchStore.Setting;
import dev.vmautoscaling.server.persistence.WorkflowRecords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is recorded that needs a person, of all services and of none. */
@Component
class TroubleRecords {
    private static final Set<String> OF_EVENTS = Set.of(ScaleOut.KIND, ScaleIn.KIND);

    private final WorkflowRecords workflows;
    private final KillSwitchStore killSwitch;
    private final DriftStore drift;
    private final JdbcTemplates templates;

    TroubleRecords(WorkflowRecords workflows, KillSwitchStore killSwitch, DriftStore drift, JdbcTemplates templates) {
        this.workflows = workflows;
        this.killSwitch = killSwitch;
        this.drift = drift;
        this.templates = templates;
    }

    /** @param switches those that are on */
    List<Need> needs(List<Setting> switches) {
        return Stream.of(
                        workflows.stuck().stream().map(TroubleRecords::stuck),
                        switches.stream().map(TroubleRecords::turned),
                        drift.all().stream().map(TroubleRecords::drifted),
                        templates.all().stream()
                                .filter(template -> template.state() == Template.State.FAILED)
                                .map(TroubleRecords::failed))
                .flatMap(needs -> needs)
                .toList();
    }

    /** Those that are on. */
    List<Setting> switches() {
        return killSwitch.settings().stream()
                .filter(setting -> setting.position() != Position.OFF)
                .toList();
    }

    private static Need stuck(Workflow workflow) {
        Need need = Need.of(
                Need.Kind.STUCK_WORKFLOW,
                Optional.of(workflow.group()).filter(service -> !service.isEmpty()),
                workflow.id(),
                WorkflowView.failure(workflow).orElse(workflow.kind() + " cannot go on"),
                Optional.of(workflow.createdAt()));
        return OF_EVENTS.contains(workflow.kind()) ? need.inEvent(workflow.event()) : need;
    }

    private static Need turned(Setting setting) {
        return Need.of(
                Need.Kind.KILL_SWITCH_ON,
                setting.service(),
                Words.of(setting.position()),
                setting.by() + ": " + setting.reason(),
                Optional.of(setting.at()));
    }

    private static Need drifted(DriftStore.Found found) {
        return Need.of(
                Need.Kind.DRIFT,
                Optional.of(found.drift().service()).filter(service -> !service.isEmpty()),
                Words.of(found.drift().part()),
                Words.of(found.drift().kind()) + ": " + found.drift().detail(),
                Optional.of(found.since()));
    }

    private static Need failed(Template template) {
        return Need.of(
                Need.Kind.TEMPLATE_FAILED,
                Optional.empty(),
                template.id(),
                template.name(),
                Optional.of(template.updatedAt()));
    }
}
