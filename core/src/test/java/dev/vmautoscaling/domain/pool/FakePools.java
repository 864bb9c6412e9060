package dev.vmautoscaling.domain.pool;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.fault.ScriptedFaults;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One F5 in memory. Besides the port it has what people, monitors and clients do to a real one, and scripted faults
 * under the port's method names. Thread-safe.
 */
public final class FakePools implements Pools {
    private static final String SYSTEM = "F5 fake";

    private final Map<PoolId, Map<Endpoint, PoolMember>> pools = new LinkedHashMap<>();
    private final Map<IpAddress, Node> nodes = new LinkedHashMap<>();
    private final ScriptedFaults faults =
            new ScriptedFaults(SYSTEM, Set.of("members", "member", "add", "setAdminState", "remove", "nodeAt"));
    private Availability ofNewMembers = Availability.UP;

    /** @param mark empty when a person made it */
    public record Node(String name, IpAddress address, String mark) {}

    public synchronized FakePools withPool(PoolId pool) {
        pools.computeIfAbsent(pool, key -> new LinkedHashMap<>());
        return this;
    }

    public ScriptedFaults faults() {
        return faults;
    }

    /** The next call of this port method fails and has no effect. */
    public void failNext(String operation, OutsideFault fault) {
        faults.failNext(operation, fault);
    }

    /** The next call of this port method has its effect, but its answer is lost. */
    public void loseAnswerOfNext(String operation) {
        faults.loseAnswerOfNext(operation);
    }

    @Override
    public List<PoolMember> members(PoolId pool) {
        return faults.call("members", () -> all(pool));
    }

    @Override
    public Map<PoolId, List<PoolMember>> members(Set<PoolId> wanted) {
        return faults.call("members", () -> existing(wanted));
    }

    private synchronized Map<PoolId, List<PoolMember>> existing(Set<PoolId> wanted) {
        return wanted.stream().filter(pools::containsKey).collect(Collectors.toMap(Function.identity(), this::all));
    }

    @Override
    public Optional<PoolMember> member(PoolId pool, Endpoint endpoint) {
        return faults.call("member", () -> find(pool, endpoint));
    }

    @Override
    public void add(PoolId pool, Endpoint endpoint, String mark) {
        faults.run("add", () -> addOurs(pool, endpoint, mark));
    }

    @Override
    public void setAdminState(PoolId pool, Endpoint endpoint, AdminState state) {
        faults.run("setAdminState", () -> change(pool, endpoint, member -> admin(member, state)));
    }

    @Override
    public void remove(PoolId pool, Endpoint endpoint, String mark) {
        faults.run("remove", () -> removeOurs(pool, endpoint, mark));
    }

    @Override
    public Optional<String> nodeAt(IpAddress address) {
        return faults.call("nodeAt", () -> node(address).map(Node::name));
    }

    // What tests see without asking the port.

    public synchronized List<PoolMember> all(PoolId pool) {
        return List.copyOf(existing(pool).values());
    }

    public synchronized List<PoolMember> all() {
        return pools.values().stream()
                .flatMap(members -> members.values().stream())
                .toList();
    }

    public synchronized List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    // What others do to an F5.

    /** A person adds a member, enabled and without a mark. */
    public void addByHand(PoolId pool, Endpoint endpoint) {
        put(pool, endpoint, AdminState.ENABLED, "", false);
    }

    /** F5 adds a member that it found by resolving a host name. */
    public void addEphemeral(PoolId pool, Endpoint endpoint) {
        put(pool, endpoint, AdminState.ENABLED, "", true);
    }

    public void setAdminStateByHand(PoolId pool, Endpoint endpoint, AdminState state) {
        change(pool, endpoint, member -> admin(member, state));
    }

    /** A person removes the member and forgets its node. */
    public synchronized void removeByHand(PoolId pool, Endpoint endpoint) {
        existing(pool).remove(endpoint);
    }

    public synchronized void addNodeByHand(String name, IpAddress address) {
        nodes.put(address, new Node(name, address, ""));
    }

    public void setConnections(PoolId pool, Endpoint endpoint, long connections) {
        change(
                pool,
                endpoint,
                m -> new PoolMember(
                        m.name(), m.endpoint(), m.admin(), m.availability(), connections, m.mark(), m.ephemeral()));
    }

    /** What the monitors find from now on. */
    public void setAvailability(PoolId pool, Endpoint endpoint, Availability availability) {
        change(
                pool,
                endpoint,
                m -> new PoolMember(
                        m.name(), m.endpoint(), m.admin(), availability, m.connections(), m.mark(), m.ephemeral()));
    }

    /** What the monitors find of members that are yet to be added; {@code UP} unless told. */
    public synchronized void newMembersAre(Availability availability) {
        ofNewMembers = availability;
    }

    private synchronized Optional<PoolMember> find(PoolId pool, Endpoint endpoint) {
        return Optional.ofNullable(existing(pool).get(endpoint));
    }

    private synchronized Optional<Node> node(IpAddress address) {
        return Optional.ofNullable(nodes.get(address));
    }

    private synchronized void addOurs(PoolId pool, Endpoint endpoint, String mark) {
        Optional<PoolMember> there = find(pool, endpoint);
        if (there.isPresent()) {
            requireMark(there.get(), mark);
            return;
        }
        put(pool, endpoint, AdminState.DISABLED, mark, false);
    }

    private synchronized void put(PoolId pool, Endpoint endpoint, AdminState state, String mark, boolean ephemeral) {
        IpAddress address = endpoint.address();
        Map<Endpoint, PoolMember> members = existing(pool);
        Node node = nodes.computeIfAbsent(address, key -> new Node(address.value(), address, mark));
        String dot = node.name().indexOf(':') >= 0 ? "." : ":";
        members.put(
                endpoint,
                new PoolMember(node.name() + dot + endpoint.port(), endpoint, state, ofNewMembers, 0, mark, ephemeral));
    }

    private synchronized void removeOurs(PoolId pool, Endpoint endpoint, String mark) {
        Map<Endpoint, PoolMember> members = pools.getOrDefault(pool, Map.of());
        PoolMember there = members.get(endpoint);
        if (there != null) {
            requireMark(there, mark);
            members.remove(endpoint);
        }
        boolean used = all().stream().anyMatch(m -> m.endpoint().address().equals(endpoint.address()));
        if (!used) {
            nodes.values()
                    .removeIf(node -> node.address().equals(endpoint.address())
                            && node.mark().equals(mark));
        }
    }

    private synchronized void change(PoolId pool, Endpoint endpoint, UnaryOperator<PoolMember> change) {
        PoolMember there = existing(pool).get(endpoint);
        if (there == null) {
            throw refusal("pool " + pool + " has no member " + endpoint);
        }
        existing(pool).put(endpoint, change.apply(there));
    }

    private Map<Endpoint, PoolMember> existing(PoolId pool) {
        Map<Endpoint, PoolMember> members = pools.get(pool);
        if (members == null) {
            throw refusal("there is no pool " + pool);
        }
        return members;
    }

    private static PoolMember admin(PoolMember m, AdminState state) {
        if (m.ephemeral()) {
            throw refusal("member " + m.name() + " was made by F5 from a host name");
        }
        return new PoolMember(
                m.name(), m.endpoint(), state, m.availability(), m.connections(), m.mark(), m.ephemeral());
    }

    private static void requireMark(PoolMember member, String mark) {
        if (!member.mark().equals(mark)) {
            throw refusal("member " + member.name() + " does not carry the mark " + mark);
        }
    }

    private static OutsideFault refusal(String said) {
        return new OutsideFault(PERMANENT, SYSTEM, "change a pool", said, "check the pool");
    }
}
