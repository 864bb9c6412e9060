package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.History;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.InMemoryWorkflows;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Groups, members, events and workflows in memory, changed together as a database does. Thread-safe. */
public final class InMemoryLedger implements Ledger {
    private final Map<String, ScalingGroup> groups = new LinkedHashMap<>();
    private final Map<String, Integer> lastNumbers = new HashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, ScalingEvent> events = new LinkedHashMap<>();
    private final InMemoryWorkflows workflows = new InMemoryWorkflows(this::follow);

    private final InMemoryDrives drives = new InMemoryDrives(this);
    private final KillSwitch killSwitch;

    public InMemoryLedger() {
        this(service -> KillSwitch.Position.OFF);
    }

    public InMemoryLedger(KillSwitch killSwitch) {
        this.killSwitch = killSwitch;
    }

    public InMemoryWorkflows workflows() {
        return workflows;
    }

    public InMemoryDrives drives() {
        return drives;
    }

    public synchronized void put(GroupConfig config, boolean enabled) {
        groups.put(config.service(), new ScalingGroup(config, enabled, Set.of(), 1));
    }

    public synchronized void change(String service, UnaryOperator<ScalingGroup> change) {
        groups.computeIfPresent(service, (name, group) -> change.apply(group));
    }

    public synchronized void forget(String service) {
        groups.remove(service);
    }

    public synchronized void put(Member member) {
        members.put(member.id(), member);
    }

    public synchronized List<ScalingEvent> events() {
        return List.copyOf(events.values());
    }

    public synchronized List<Member> all() {
        return List.copyOf(members.values());
    }

    @Override
    public Optional<Opening> open(String service, long version, Function<Books, Optional<Opening>> plan) {
        synchronized (workflows) {
            return locked(service, version, plan);
        }
    }

    @Override
    public Optional<Opening> openForDeparture(String service, Function<Books, Optional<Opening>> plan) {
        synchronized (workflows) {
            return departing(service, plan);
        }
    }

    private synchronized Optional<Opening> departing(String service, Function<Books, Optional<Opening>> plan) {
        return Optional.ofNullable(groups.get(service))
                .filter(group -> !group.enabled() && isOpen(group))
                .flatMap(group -> opened(service, group, plan));
    }

    private synchronized Optional<Opening> locked(
            String service, long version, Function<Books, Optional<Opening>> plan) {
        return Optional.ofNullable(groups.get(service))
                .filter(group -> group.enabled() && group.version() == version && isOpen(group))
                .flatMap(group -> opened(service, group, plan));
    }

    private boolean isOpen(ScalingGroup group) {
        return killSwitch.of(group.service()) == KillSwitch.Position.OFF;
    }

    private Optional<Opening> opened(String service, ScalingGroup group, Function<Books, Optional<Opening>> plan) {
        Optional<Opening> opening = plan.apply(new Books(group, live(service), lastNumbers.getOrDefault(service, 0)));
        opening.ifPresent(opened -> {
            events.put(opened.event().id(), opened.event());
            opened.members().forEach(this::put);
            opened.workflows().forEach(workflows::insert);
            opened.offer().ifPresent(drives::insert);
            lastNumbers.put(service, opened.lastNumber());
            groups.put(
                    service, new ScalingGroup(group.config(), group.enabled(), group.suspended(), group.version() + 1));
        });
        return opening;
    }

    private synchronized void follow(Workflow workflow) {
        members.computeIfPresent(workflow.subject(), (id, member) -> MemberProjection.after(member, workflow));
        ScalingEvent event = events.get(workflow.event());
        if (event != null) {
            events.put(event.id(), derived(event));
        }
    }

    private ScalingEvent derived(ScalingEvent event) {
        List<Workflow> parts = workflows.all().stream()
                .filter(workflow -> workflow.event().equals(event.id()))
                .toList();
        Optional<Instant> end =
                parts.stream().allMatch(workflow -> workflow.state().hasEnded())
                        ? parts.stream()
                                .flatMap(workflow -> workflow.endedAt().stream())
                                .max(Comparator.naturalOrder())
                        : Optional.empty();
        return new ScalingEvent(
                event.id(),
                event.service(),
                event.kind(),
                ScalingEvent.State.of(parts.stream().map(Workflow::state).toList()),
                event.reason(),
                event.createdAt(),
                end);
    }

    @Override
    public Optional<Failure> takenBack(String service, Instant since) {
        return workflows.all().stream()
                .filter(workflow ->
                        workflow.group().equals(service) && workflow.kind().equals(ScaleIn.KIND))
                .filter(workflow -> workflow.state() == WorkflowState.UNDONE)
                .filter(workflow -> !workflow.createdAt().isBefore(since))
                .findFirst()
                .flatMap(Workflow::failure);
    }

    @Override
    public History history(String service, Instant since) {
        List<Workflow> all = workflows.all();
        synchronized (this) {
            List<Instant> failed = all.stream()
                    .filter(workflow ->
                            workflow.group().equals(service) && workflow.kind().equals(ScaleOut.KIND))
                    .filter(workflow -> workflow.state() == WorkflowState.UNDONE)
                    .flatMap(workflow -> workflow.endedAt().stream())
                    .filter(end -> !end.isBefore(since))
                    .sorted()
                    .toList();
            return new History(
                    runs(service, ScalingEvent.Kind.SCALE_OUT),
                    runs(service, ScalingEvent.Kind.SCALE_IN),
                    lastEnd(service, ScalingEvent.Kind.SCALE_OUT),
                    lastEnd(service, ScalingEvent.Kind.SCALE_IN),
                    failed);
        }
    }

    private boolean runs(String service, ScalingEvent.Kind kind) {
        return of(service, kind).stream().anyMatch(event -> event.state() == ScalingEvent.State.RUNNING);
    }

    private Optional<Instant> lastEnd(String service, ScalingEvent.Kind kind) {
        return of(service, kind).stream()
                .filter(event -> event.state() == ScalingEvent.State.SUCCEEDED
                        || event.state() == ScalingEvent.State.PARTIAL
                        || (event.state() == ScalingEvent.State.UNDONE && kind == ScalingEvent.Kind.SCALE_IN))
                .flatMap(event -> event.endedAt().stream())
                .max(Comparator.naturalOrder());
    }

    private List<ScalingEvent> of(String service, ScalingEvent.Kind kind) {
        return events.values().stream()
                .filter(event -> event.service().equals(service) && event.kind() == kind)
                .toList();
    }

    @Override
    public Map<String, History> histories(Instant since) {
        List<String> services =
                groups().enabled().stream().map(ScalingGroup::service).toList();
        Map<String, History> histories = new HashMap<>();
        services.forEach(service -> histories.put(service, history(service, since)));
        return histories;
    }

    @Override
    public synchronized Optional<Instant> lastObserved(String service, ScalingEvent.Kind kind) {
        return events.values().stream()
                .filter(event -> event.service().equals(service) && event.kind() == kind)
                .filter(event -> event.state() == ScalingEvent.State.OBSERVED)
                .map(ScalingEvent::createdAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<String> removalOf(String member) {
        return workflows.all().stream()
                .filter(workflow ->
                        workflow.subject().equals(member) && workflow.kind().equals(ScaleIn.KIND))
                .filter(workflow -> workflow.state().isLive())
                .map(Workflow::id)
                .findFirst();
    }

    public ScalingGroups groups() {
        return new ScalingGroups() {
            @Override
            public List<ScalingGroup> enabled() {
                synchronized (InMemoryLedger.this) {
                    return groups.values().stream()
                            .filter(ScalingGroup::enabled)
                            .toList();
                }
            }

            @Override
            public Optional<ScalingGroup> find(String service) {
                synchronized (InMemoryLedger.this) {
                    return Optional.ofNullable(groups.get(service));
                }
            }
        };
    }

    public Members members() {
        return new Members() {
            @Override
            public List<Member> live(String service) {
                return InMemoryLedger.this.live(service);
            }

            @Override
            public List<Member> live() {
                return InMemoryLedger.this.live(member -> true);
            }

            @Override
            public Optional<Member> find(String id) {
                synchronized (InMemoryLedger.this) {
                    return Optional.ofNullable(members.get(id));
                }
            }

            @Override
            public List<Member> monitored() {
                synchronized (InMemoryLedger.this) {
                    return members.values().stream().filter(Member::monitored).toList();
                }
            }
        };
    }

    private List<Member> live(String service) {
        return live(member -> member.service().equals(service));
    }

    private synchronized List<Member> live(Predicate<Member> wanted) {
        return members.values().stream()
                .filter(member -> wanted.test(member) && member.state().takesSlot())
                .sorted(Comparator.comparing(Member::createdAt))
                .toList();
    }
}
