package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.Resize;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Limits;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.domain.inventory.FakeVmHosts;
import dev.vmautoscaling.domain.ippool.FakeIpPools;
import dev.vmautoscaling.domain.ippool.FakeLeases;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.domain.metric.FakeMetrics;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.vm.FakeVirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Gate;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.steps.Outside;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A datacenter in memory with a clock whose hands are moved, and the product on top of it: two base members behind a
 * pool, a template, addresses. Everything runs on the caller's thread, in the order of its wake-up times.
 */
public final class World {
    public static final String INSTALLATION = "installation-1";
    public static final IpAddress BASE_1 = new IpAddress("10.0.0.11");
    public static final IpAddress BASE_2 = new IpAddress("10.0.0.12");
    private static final Duration PATIENCE = Duration.ofHours(12);

    public final SettableTime time = new SettableTime();
    public final FakeVirtualMachines vms = new FakeVirtualMachines(time).addTemplate("shop-template");
    public final FakePools pools = new FakePools().withPool(Configs.POOL);
    public final FakeMetrics metrics = new FakeMetrics();
    public final FakeIpPools ipPools = new FakeIpPools();
    public final FakeLeases leases = new FakeLeases(ipPools);
    public final InMemoryLedger ledger = new InMemoryLedger(this::position);
    public final List<Decisions.Entry> decisions = new ArrayList<>();
    public final Set<IpAddress> sick = new HashSet<>();
    public final Set<IpAddress> squatters = new HashSet<>();
    /** The created members that Prometheus was given. */
    public final Set<IpAddress> listed = new HashSet<>();

    public Optional<OutsideFault> listFault = Optional.empty();
    /** Until then it goes on scraping whom it scrapes. */
    public Instant prometheusFollowsFrom = Instant.MIN;

    public final Map<String, KillSwitch.Position> switches = new HashMap<>();
    public final Governor governor = new Governor(Limits.USUAL, time, (priority, waited) -> {});
    public final Outside outside = new Outside(
            INSTALLATION,
            ledger.groups(),
            ledger.members(),
            ipPools,
            leases,
            name -> named("vcenter", name, vms),
            name -> named("f5", name, pools),
            name -> named("prometheus", name, metrics),
            this::refreshTargets,
            this::probe,
            new Politeness(governor, name -> new FakeVmHosts("esx-1")));

    private final Map<String, Step> disguises = new HashMap<>();
    private final TreeMap<String, Instant> wakeUps = new TreeMap<>();
    private int lastId;
    private WorkflowStore store = ledger.workflows();
    private UnaryOperator<Step> disguise = UnaryOperator.identity();
    private Gate gate = group -> position(group) == KillSwitch.Position.STOP_NOW;

    public World() {
        this(Configs.shop());
    }

    public World(GroupConfig config) {
        ledger.put(config, true);
        ipPools.with(Configs.addresses("10.0.0.101-10.0.0.104"));
        for (IpAddress base : List.of(BASE_1, BASE_2)) {
            pools.addByHand(Configs.POOL, new Endpoint(base, Configs.PORT));
            vms.addForeign(Configs.PLACEMENT, "shop-" + base.value().substring(7), base);
        }
        vms.takes("startClone", Duration.ofSeconds(30)).guestsBootIn(Duration.ofSeconds(40));
    }

    private static <T> T named(String expected, String name, T port) {
        if (!expected.equals(name)) {
            throw new OutsideFault(FaultKind.PERMANENT, name, "connect", "no such connection", "");
        }
        return port;
    }

    /** Guests answer when they are up and not sick; squatters answer a ping. */
    private HealthProbe.Answer probe(HealthCheck check) {
        boolean answers = switch (check) {
            case HealthCheck.Http http -> isUp(http.address()) && !sick.contains(http.address());
            case HealthCheck.Tcp tcp -> isUp(tcp.address());
            case HealthCheck.Icmp icmp -> isUp(icmp.address()) || squatters.contains(icmp.address());
        };
        return answers ? new HealthProbe.Answer.Passed() : new HealthProbe.Answer.Failed("connection refused");
    }

    private boolean isUp(IpAddress address) {
        return vms.all().stream().anyMatch(vm -> vm.isOn() && vm.addresses().contains(address));
    }

    // ---- the product

    /** From now on every step is this disguise of itself. */
    public World disguised(UnaryOperator<Step> as) {
        disguise = as;
        disguises.clear();
        return this;
    }

    /** From now on workflows are recorded through this store. */
    public World recordingThrough(UnaryOperator<WorkflowStore> wrapper) {
        store = wrapper.apply(ledger.workflows());
        return this;
    }

    /** A disguise remembers what it has done, so each step is disguised once. */
    private WorkflowKind disguised(WorkflowKind kind) {
        List<Step> steps = kind.steps().stream()
                .map(step -> disguises.computeIfAbsent(step.key(), key -> disguise.apply(step)))
                .toList();
        return new WorkflowKind(kind.key(), steps);
    }

    public WorkflowRunner runner() {
        return new WorkflowRunner(
                List.of(disguised(ScaleOut.workflow(outside)), disguised(ScaleIn.workflow(outside))),
                store,
                gate,
                WorkflowObserver.NOBODY,
                time);
    }

    /** From now on workflows are restrained by this gate. */
    public World restrainedBy(Gate other) {
        gate = other;
        return this;
    }

    public KillSwitch.Position position(String service) {
        return switches.getOrDefault(service, KillSwitch.Position.OFF);
    }

    public Evaluation evaluation() {
        return new Evaluation(observation(), new Decider(), acting(), decisions::add, time);
    }

    /** A person's order for the shop. */
    public Acting.Carried order(Resize wanted) {
        return manualScaling().order(ledger.groups().find("shop").orElseThrow(), wanted, "admin");
    }

    /** A person's order to take this member out of the shop. */
    public Acting.Carried orderRemoval(String member) {
        return manualScaling().remove(ledger.groups().find("shop").orElseThrow(), member, "admin");
    }

    private ManualScaling manualScaling() {
        return new ManualScaling(observation(), new Decider(), acting(), decisions::add, time);
    }

    private Observation observation() {
        return new Observation(outside, ledger, this::position, Runnable::run, time);
    }

    private Acting acting() {
        EventPlans plans =
                new EventPlans(ScaleOut.workflow(outside), ScaleIn.workflow(outside), () -> "id-" + ++lastId);
        return new Acting(
                outside, ledger, plans, ledger.workflows(), workflow -> wakeUps.put(workflow, time.instant()));
    }

    /** One round of the evaluation loop; returns what was decided for the shop. */
    public Decision decide() {
        evaluation().round();
        return decisions.getLast().decision();
    }

    /** Runs every workflow until none is left that goes on by itself. */
    public World runToTheEnd() {
        Instant limit = time.instant().plus(PATIENCE);
        while (runNext()) {
            if (time.instant().isAfter(limit)) {
                throw new AssertionError("still running after " + PATIENCE + ": "
                        + ledger.workflows().all());
            }
        }
        return this;
    }

    /** Runs for this long, and no longer. */
    public World runFor(Duration duration) {
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

    private boolean runNext() {
        if (wakeUps.isEmpty()) {
            return false;
        }
        Map.Entry<String, Instant> next = earliest();
        time.advanceTo(next.getValue());
        switch (runner().run(next.getKey())) {
            case Next.At at -> wakeUps.put(next.getKey(), at.instant());
            case Next.Held held -> wakeUps.put(next.getKey(), held.until());
            case Next.Never ignored -> wakeUps.remove(next.getKey());
        }
        followGuests();
        return true;
    }

    private void refreshTargets(String prometheus) {
        named("prometheus", prometheus, metrics);
        if (listFault.isPresent()) {
            throw listFault.get();
        }
        listed.clear();
        ledger.members().monitored().stream()
                .flatMap(member -> member.address().stream())
                .forEach(listed::add);
    }

    /** Prometheus scrapes whoever it was given. */
    private void followGuests() {
        if (time.instant().isBefore(prometheusFollowsFrom)) {
            return;
        }
        listed.forEach(address -> metrics.scrape("shop", address, isUp(address)));
        metrics.scrapeOnly("shop", listed);
    }

    /** As after a restart of the control plane: what was known in memory is gone, the sweep finds what must go on. */
    public World restart() {
        wakeUps.clear();
        store = ledger.workflows();
        ledger.workflows().live().forEach(this::wake);
        return this;
    }

    public void wake(String workflow) {
        wakeUps.put(workflow, time.instant());
    }

    // ---- what a test wants to say

    public World cpu(double ratio) {
        metrics.measure("shop", Metric.CPU, ratio, time.instant());
        int size = pools.all(Configs.POOL).size();
        metrics.scrape("shop", size, size);
        return this;
    }

    /** The scale-out alert fires with a fresh value beyond its threshold. */
    public World busy() {
        metrics.calm("shop");
        metrics.fire("shop", Direction.SCALE_OUT, Metric.CPU, time.instant());
        return cpu(0.95);
    }

    /** The scale-in alert has been firing for this long, with a fresh low value. */
    public World idleFor(Duration duration) {
        metrics.calm("shop");
        metrics.fire("shop", Direction.SCALE_IN, Metric.CPU, time.instant().minus(duration));
        return cpu(0.10);
    }

    public Member member() {
        return ledger.all().getLast();
    }

    public ScalingEvent event() {
        return ledger.events().getLast();
    }

    public Optional<PoolMember> inPool(Member member) {
        return member.address()
                .flatMap(address -> pools.all(Configs.POOL).stream()
                        .filter(found -> found.endpoint().address().equals(address))
                        .findFirst());
    }

    /** VMs that carry our mark. */
    public List<Vm> created() {
        return vms.all().stream().filter(vm -> vm.mark().isPresent()).toList();
    }

    /** What of us is left outside and in the books of addresses. */
    public List<String> traces() {
        List<String> traces = new ArrayList<>();
        created().forEach(vm -> traces.add("VM " + vm.name()));
        pools.all(Configs.POOL).stream()
                .filter(member -> !member.mark().isEmpty())
                .forEach(member -> traces.add("pool member " + member.name()));
        pools.nodes().stream()
                .filter(node -> !node.mark().isEmpty())
                .forEach(node -> traces.add("node " + node.name()));
        leases.all().stream()
                .filter(lease -> lease.state() == Lease.State.HELD)
                .forEach(lease -> traces.add("lease " + lease.address()));
        ledger.members().monitored().forEach(member -> traces.add("target " + member.name()));
        return traces;
    }

    /** One member in service, and a rest long enough that nothing holds the next decision. */
    public World withOneCreated() {
        busy().decide();
        runToTheEnd();
        metrics.calm("shop");
        time.advance(Duration.ofMinutes(30));
        return this;
    }
}
