package dev.vmautoscaling.domain.fault;

import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What goes wrong in a fake outside system, written down beforehand. Operations are the method names of the port.
 * Thread-safe; an effect runs outside the lock, under the fake's own.
 */
public final class ScriptedFaults {
    private final String system;
    private final Set<String> operations;
    private final Map<String, Queue<Scripted>> next = new HashMap<>();
    private final Map<String, OutsideFault> standing = new HashMap<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    private record Scripted(Optional<OutsideFault> instead) {}

    /** @param operations all that may be scripted: a mistyped name must not pass a test */
    public ScriptedFaults(String system, Set<String> operations) {
        this.system = system;
        this.operations = Set.copyOf(operations);
    }

    /** The next call fails and has no effect; several of them queue up. */
    public synchronized void failNext(String operation, OutsideFault fault) {
        script(operation, new Scripted(Optional.of(fault)));
    }

    /** The next call has its effect, but its caller learns only that the outcome is unknown. */
    public synchronized void loseAnswerOfNext(String operation) {
        script(operation, new Scripted(Optional.empty()));
    }

    /** Somebody does this elsewhere while the next call is answered. */
    public synchronized void duringNext(String operation, Runnable act) {
        meanwhile.put(known(operation), act);
    }

    /** Every call fails, and has no effect, until {@link #recover}. */
    public synchronized void failAll(OutsideFault fault) {
        operations.forEach(operation -> standing.put(operation, fault));
    }

    /** Every call of this operation fails, and has no effect, until {@link #recover}. */
    public synchronized void failEvery(String operation, OutsideFault fault) {
        standing.put(known(operation), fault);
    }

    /** Forgets every fault that was scripted. */
    public synchronized void recover() {
        standing.clear();
        next.clear();
    }

    /** The operations called so far, first to last, also those that failed. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Runs the effect of one call, or what was scripted for it. */
    public <T> T call(String operation, Supplier<T> effect) {
        Optional<Scripted> scripted = take(operation);
        happening(operation).run();
        scripted.flatMap(Scripted::instead).ifPresent(fault -> {
            throw fault;
        });
        T answer = effect.get();
        if (scripted.isPresent()) {
            throw new OutsideFault(
                    UNKNOWN_OUTCOME, system, operation, "the answer was lost", "look before trying again");
        }
        return answer;
    }

    /** As {@link #call}, for an operation that answers nothing. */
    public void run(String operation, Runnable effect) {
        call(operation, () -> {
            effect.run();
            return true;
        });
    }

    private void script(String operation, Scripted scripted) {
        next.computeIfAbsent(known(operation), key -> new ArrayDeque<>()).add(scripted);
    }

    private synchronized Runnable happening(String operation) {
        Runnable act = meanwhile.remove(operation);
        return act == null ? () -> {} : act;
    }

    private synchronized Optional<Scripted> take(String operation) {
        calls.add(known(operation));
        Queue<Scripted> queue = next.get(operation);
        if (queue != null && !queue.isEmpty()) {
            return Optional.of(queue.remove());
        }
        return Optional.ofNullable(standing.get(operation)).map(fault -> new Scripted(Optional.of(fault)));
    }

    private String known(String operation) {
        if (!operations.contains(operation)) {
            throw new IllegalArgumentException("\"" + operation + "\" is none of " + operations);
        }
        return operation;
    }
}
