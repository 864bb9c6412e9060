package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.integration.FakeIntegration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.InMemoryLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The config of the shop, the systems that must know of it, and a clock whose hands are moved. */
final class ConfigWorld {
    static final String SHOP = "shop";

    final SettableTime time = new SettableTime();
    final InMemoryLedger ledger = new InMemoryLedger();
    final Integrations integrations = FakeIntegration.withJenkins();
    private final Map<String, Step> disguises = new HashMap<>();
    private UnaryOperator<Step> disguise = UnaryOperator.identity();
    private String disguised = "";
    private int lastId;

    private final Reach reach =
            new Reach(ledger.groups(), ledger.members(), integrations, register(ledger), this::oneMemberLeaves);
    final ConfigWorkflows workflows = ConfigWorkflows.of(reach, () -> "workflow-" + ++lastId);

    ConfigWorld(boolean enabled) {
        ledger.put(Configs.shop(), enabled);
        if (enabled) {
            integrations.all().forEach(integration -> integration.publish(Configs.shop()));
        }
    }

    static GroupRegister register(InMemoryLedger ledger) {
        return new GroupRegister() {
            @Override
            public void setEnabled(String service, boolean enabled) {
                ledger.change(
                        service, group -> new ScalingGroup(group.config(), enabled, Set.of(), group.version() + 1));
            }

            @Override
            public void delete(String service) {
                ledger.forget(service);
            }

            @Override
            public Optional<String> publishing(String service) {
                return ledger.workflows().all().stream()
                        .filter(workflow -> workflow.kind().equals(PublishIntegrations.KIND))
                        .filter(workflow -> !workflow.state().hasEnded())
                        .map(Workflow::id)
                        .findFirst();
            }
        };
    }

    private Optional<Outcome> oneMemberLeaves(String service, Instant since) {
        ledger.members().live(service).stream()
                .findFirst()
                .ifPresent(member -> ledger.put(with(member.id(), MemberState.TERMINATED)));
        return Optional.empty();
    }

    ConfigWorld withMembers(int count) {
        for (int i = 1; i <= count; i++) {
            ledger.put(with("member-" + i, MemberState.IN_SERVICE));
        }
        return this;
    }

    private Member with(String id, MemberState state) {
        return new Member(
                id,
                SHOP,
                id,
                state,
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                time.instant(),
                Optional.of(time.instant()));
    }

    /** From now on every step of this kind of workflow is this disguise of itself. */
    void disguised(WorkflowKind kind, UnaryOperator<Step> as) {
        disguised = kind.key();
        disguise = as;
    }

    FakeIntegration part(Part part) {
        return (FakeIntegration) integrations.of(part);
    }

    /** The parts that are in effect for the shop. */
    Set<Part> live() {
        Set<Part> live = new TreeSet<>();
        for (Part part : integrations.parts()) {
            if (integrations.of(part).actual(Configs.shop())
                    instanceof dev.vmautoscaling.domain.integration.Actual.Live) {
                live.add(part);
            }
        }
        return live;
    }

    boolean enabled() {
        return ledger.groups().find(SHOP).map(ScalingGroup::enabled).orElse(false);
    }

    boolean exists() {
        return ledger.groups().find(SHOP).isPresent();
    }

    /** Runs it until it no longer goes on by itself. */
    Workflow run(Workflow workflow) {
        ledger.workflows().insert(workflow);
        return goOn(workflow.id());
    }

    /** As far as it goes without waiting. */
    Next once(String id) {
        return runner().run(id);
    }

    Workflow goOn(String id) {
        while (runner().run(id) instanceof Next.At later) {
            time.advanceTo(later.instant());
        }
        return ledger.workflows().find(id).orElseThrow();
    }

    private WorkflowRunner runner() {
        return new WorkflowRunner(
                workflows.kinds().stream().map(this::disguised).toList(),
                ledger.workflows(),
                group -> false,
                WorkflowObserver.NOBODY,
                time);
    }

    /** A disguise remembers what it has done, so each step is disguised once. */
    private WorkflowKind disguised(WorkflowKind kind) {
        if (!kind.key().equals(disguised)) {
            return kind;
        }
        List<Step> steps = kind.steps().stream()
                .map(step -> disguises.computeIfAbsent(step.key(), key -> disguise.apply(step)))
                .toList();
        return new WorkflowKind(kind.key(), steps);
    }
}
