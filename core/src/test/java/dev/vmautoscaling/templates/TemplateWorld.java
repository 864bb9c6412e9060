package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Limits;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.inventory.FakeVmHosts;
import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.TemplateUses;
import dev.vmautoscaling.domain.vm.FakeTemplateRights;
import dev.vmautoscaling.domain.vm.FakeVmTemplates;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.templates.steps.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A vCenter in memory with a VM that runs and one that does not, and the templates that are made of them. */
public final class TemplateWorld {
    static final String INSTALLATION = "installation-1";
    static final TemplatePlace PLACE = new TemplatePlace("DC0", "DC0_C0", "shop", "LocalDS_0");
    static final String NAME = "shop-template-2";
    private static final Duration PATIENCE = Duration.ofHours(12);

    final SettableTime time = new SettableTime();
    final FakeVmTemplates vms = new FakeVmTemplates(time)
            .takes("startClone", Duration.ofSeconds(20))
            .takes("startSnapshot", Duration.ofSeconds(3))
            .takes("startRemovingSnapshot", Duration.ofSeconds(3))
            .takes("startRenaming", Duration.ofSeconds(1))
            .takes("startDestroy", Duration.ofSeconds(2));
    final VmId running = vms.addVm("shop-01", PLACE, PowerState.ON);
    final VmId off = vms.addVm("shop-golden", PLACE, PowerState.OFF);
    final InMemoryTemplates templates = new InMemoryTemplates(time);
    final Map<String, List<String>> services = new HashMap<>();
    final Map<VmId, String> members = new HashMap<>();
    final Governor governor = new Governor(Limits.USUAL, time, (priority, waited) -> {});
    final FakeTemplateRights rights = new FakeTemplateRights();
    final Reach reach = new Reach(
            INSTALLATION,
            templates,
            new Uses(),
            this::vcenter,
            name -> rights,
            new Politeness(governor, name -> new FakeVmHosts("esx-1")));
    final TemplateDesk desk = new TemplateDesk(reach, templates, TemplateKinds.of(reach), this::nextId);

    private final Map<String, Step> disguises = new HashMap<>();
    private final TreeMap<String, Instant> wakeUps = new TreeMap<>();
    private WorkflowStore store = templates.workflows();
    private UnaryOperator<Step> disguise = UnaryOperator.identity();
    private boolean stopped;
    private int lastId;

    private final class Uses implements TemplateUses {
        @Override
        public List<String> servicesUsing(String vcenter, String datacenter, String template) {
            return services.getOrDefault(template, List.of());
        }

        @Override
        public Optional<String> serviceOf(String vcenter, VmId vm) {
            return Optional.ofNullable(members.get(vm));
        }
    }

    private FakeVmTemplates vcenter(String name) {
        if (!name.equals("vcenter")) {
            throw new OutsideFault(FaultKind.PERMANENT, name, "connect", "no such connection", "");
        }
        return vms;
    }

    private String nextId() {
        return "id-" + ++lastId;
    }

    // ---- the product

    /** From now on every step is this disguise of itself, which is made once. */
    TemplateWorld disguised(UnaryOperator<Step> as) {
        disguise = as;
        disguises.clear();
        return this;
    }

    TemplateWorld recordingThrough(UnaryOperator<WorkflowStore> wrapper) {
        store = wrapper.apply(templates.workflows());
        return this;
    }

    /** The global kill switch. */
    void stop(boolean now) {
        stopped = now;
    }

    private WorkflowRunner runner() {
        List<WorkflowKind> kinds = TemplateKinds.of(reach).all().stream()
                .map(kind -> new WorkflowKind(
                        kind.key(),
                        kind.steps().stream()
                                .map(step ->
                                        disguises.computeIfAbsent(kind.key() + step.key(), key -> disguise.apply(step)))
                                .toList()))
                .toList();
        return new WorkflowRunner(kinds, store, group -> group.isEmpty() && stopped, WorkflowObserver.NOBODY, time);
    }

    TemplateWorld runToTheEnd() {
        Instant limit = time.instant().plus(PATIENCE);
        while (!wakeUps.isEmpty()) {
            runNext();
            if (time.instant().isAfter(limit)) {
                throw new AssertionError(
                        "still running: " + templates.workflows().all());
            }
        }
        return this;
    }

    TemplateWorld runFor(Duration duration) {
        Instant end = time.instant().plus(duration);
        while (!wakeUps.isEmpty() && !earliest().getValue().isAfter(end)) {
            runNext();
        }
        time.advanceTo(end);
        return this;
    }

    private Map.Entry<String, Instant> earliest() {
        return wakeUps.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
    }

    private void runNext() {
        Map.Entry<String, Instant> next = earliest();
        time.advanceTo(next.getValue());
        switch (runner().run(next.getKey())) {
            case Next.At at -> wakeUps.put(next.getKey(), at.instant());
            case Next.Held held -> throw new AssertionError("templates need no driver: " + held);
            case Next.Never ignored -> wakeUps.remove(next.getKey());
        }
    }

    /** As after a restart of the control plane. */
    TemplateWorld restart() {
        wakeUps.clear();
        store = templates.workflows();
        templates.workflows().live().forEach(this::wake);
        return this;
    }

    void wake(String workflow) {
        wakeUps.put(workflow, time.instant());
    }

    // ---- what a test wants to say

    CreateOrder order(Origin origin, VmId source, boolean forLinkedClones) {
        return new CreateOrder(
                origin,
                NAME,
                "of the shop",
                "vcenter",
                new CreateOrder.Source(Optional.of(source), "", ""),
                CreateOrder.Place.OF_SOURCE,
                forLinkedClones,
                vms.find(source).map(VmDetails::name),
                "kim");
    }

    /** Hands the wish in and has its work begin. */
    Answer started(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            accepted.work().map(Workflow::id).ifPresent(this::wake);
        }
        return answer;
    }

    Answer create(Origin origin, VmId source, boolean forLinkedClones) {
        return started(desk.create(order(origin, source, forLinkedClones), time.instant()));
    }

    /** Made, and ready. */
    TemplateWorld with(Origin origin, boolean forLinkedClones) {
        create(origin, origin == Origin.CLONED ? running : off, forLinkedClones);
        return runToTheEnd();
    }

    Answer delete(DeleteOrder.Way way) {
        return delete(new DeleteOrder(way, Optional.of(template().name())));
    }

    Answer delete(DeleteOrder order) {
        return started(desk.delete(template(), order, time.instant()));
    }

    Answer rename(String name) {
        return started(desk.rename(template(), name, time.instant()));
    }

    /** The only one. */
    Template template() {
        List<Template> all = new ArrayList<>(templates.all());
        if (all.size() != 1) {
            throw new AssertionError("not one template: " + all);
        }
        return all.getFirst();
    }

    Workflow workflow() {
        return templates.workflows().all().getLast();
    }

    Optional<VmDetails> inVcenter(String name) {
        return vms.all().stream().filter(vm -> vm.name().equals(name)).findFirst();
    }
}
