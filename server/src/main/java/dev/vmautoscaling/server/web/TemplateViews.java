package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.VcenterInventory;
import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Identity;
import dev.vmautoscaling.domain.template.TemplateUses;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.server.persistence.WorkflowRecords;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what a template is now: its record, what the configs say, what vCenter last showed, and its work. */
@Component
class TemplateViews {
    /** What the list can be ordered by. */
    static final Map<String, Comparator<TemplateView>> ORDERS = Map.of(
            "name", Comparator.comparing((TemplateView view) -> view.name().toLowerCase(Locale.ROOT)),
            "createdAt", Comparator.comparing(TemplateView::createdAt),
            "updatedAt", Comparator.comparing(TemplateView::updatedAt),
            "state", Comparator.comparing(TemplateView::state));

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TemplateUses uses;
    private final WorkflowRecords workflows;
    private final Connected<VcenterInventory> inventories;

    TemplateViews(TemplateUses uses, WorkflowRecords workflows, Connected<VcenterInventory> inventories) {
        this.uses = uses;
        this.workflows = workflows;
        this.inventories = inventories;
    }

    /** What a vCenter shows, or why that is not known. */
    private record Shown(Optional<Contents> contents, Optional<String> trouble) {}

    TemplateView view(Template template) {
        return views(List.of(template)).getFirst();
    }

    /** In the same order; each vCenter is looked at once. */
    List<TemplateView> views(List<Template> templates) {
        Map<String, Shown> shown = new HashMap<>();
        return templates.stream()
                .map(template -> TemplateView.of(
                        template,
                        surroundings(
                                template,
                                shown.computeIfAbsent(template.making().vcenter(), this::shown))))
                .toList();
    }

    private Shown shown(String vcenter) {
        try {
            Contents contents = inventories.to(vcenter).contents(PATIENCE);
            return new Shown(Optional.of(contents), contents.trouble());
        } catch (OutsideFault fault) {
            return new Shown(Optional.empty(), Optional.of(String.valueOf(fault.getMessage())));
        }
    }

    private TemplateView.Surroundings surroundings(Template template, Shown shown) {
        List<String> services = uses.servicesUsing(
                template.making().vcenter(), template.making().place().datacenter(), template.name());
        boolean isReady = template.state() == Template.State.READY;
        boolean isMissing = isReady
                && shown.contents()
                        .filter(contents -> lacks(contents, template))
                        .isPresent();
        TemplateView.State state = switch (template.state()) {
            case CREATING -> TemplateView.State.CREATING;
            case RENAMING -> TemplateView.State.RENAMING;
            case DELETING -> TemplateView.State.DELETING;
            case FAILED -> TemplateView.State.FAILED;
            case READY ->
                isMissing
                        ? TemplateView.State.MISSING
                        : services.isEmpty() ? TemplateView.State.READY : TemplateView.State.IN_USE;
        };
        return new TemplateView.Surroundings(
                state,
                services,
                isReady ? shown.trouble() : Optional.empty(),
                workflows.newestOf(template.id()).filter(TemplateViews::isWorthTelling));
    }

    /** What was shown before the template became what it is says nothing about it. */
    private static boolean lacks(Contents contents, Template template) {
        return contents.asOf().isAfter(template.updatedAt())
                && contents.vms().stream()
                        .filter(vm -> vm.isTemplate())
                        .noneMatch(vm ->
                                template.identity().map(Identity::instanceUuid).equals(Optional.of(vm.instanceUuid())));
    }

    /** Work that has done what it was to do is told by the state alone. */
    private static boolean isWorthTelling(Workflow workflow) {
        return workflow.state() != WorkflowState.COMPLETED;
    }
}
