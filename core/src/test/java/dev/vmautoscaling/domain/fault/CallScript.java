package dev.vmautoscaling.domain.fault;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What goes wrong at the next calls of a fake: the fault, a lost answer, or anything a test wants to happen just before
 * or just after the effect. Operations are the port's method names. Thread-safe.
 */
public final class CallScript {
    private record Trick(Runnable before, Runnable after) {}

    private static final Trick NONE = new Trick(() -> {}, () -> {});

    private final String system;
    private final Set<String> operations;
    private final Map<String, Deque<Trick>> tricks = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private Optional<Supplier<OutsideFault>> down = Optional.empty();

    public CallScript(String system, Class<?> port) {
        this.system = system;
        this.operations = Arrays.stream(port.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());
    }

    /** Every method name of the port. */
    public Set<String> operations() {
        return operations;
    }

    /** The next call throws this and does nothing. */
    public void failNext(String operation, OutsideFault fault) {
        beforeNext(operation, () -> {
            throw fault;
        });
    }

    public void failNext(String operation, FaultKind kind) {
        failNext(operation, fault(kind, operation, "scripted fault"));
    }

    /** The next call has its effect, but its caller cannot know: unknown outcome. */
    public void loseAnswerOfNext(String operation) {
        afterNext(operation, () -> {
            throw fault(FaultKind.UNKNOWN_OUTCOME, operation, "the answer was lost");
        });
    }

    /** The next call has no effect, but its caller cannot know: unknown outcome. */
    public void loseRequestOfNext(String operation) {
        failNext(operation, fault(FaultKind.UNKNOWN_OUTCOME, operation, "the connection was lost"));
    }

    /** Runs just before the effect of the next call, without any lock held; what it throws comes out of the call. */
    public void beforeNext(String operation, Runnable act) {
        add(operation, new Trick(act, NONE.after));
    }

    /** Runs just after the effect of the next call, without any lock held; what it throws comes out of the call. */
    public void afterNext(String operation, Runnable act) {
        add(operation, new Trick(NONE.before, act));
    }

    /** From now on every call is refused before it is sent. */
    public synchronized void goDown() {
        down = Optional.of(() -> fault(FaultKind.TRANSIENT, "connect", "connection refused"));
    }

    public synchronized void comeBack() {
        down = Optional.empty();
    }

    /** How often the operation was called, whatever came of it. */
    public synchronized int calls(String operation) {
        return calls.getOrDefault(known(operation), 0);
    }

    /** Carries out one call of the fake. */
    public <T> T call(String operation, Supplier<T> effect) {
        Trick trick = next(operation);
        trick.before.run();
        T answer = effect.get();
        trick.after.run();
        return answer;
    }

    public OutsideFault fault(FaultKind kind, String operation, String said) {
        return new OutsideFault(kind, system, operation, said, "this is a fake");
    }

    private synchronized void add(String operation, Trick trick) {
        tricks.computeIfAbsent(known(operation), key -> new ArrayDeque<>()).add(trick);
    }

    private synchronized Trick next(String operation) {
        calls.merge(known(operation), 1, Integer::sum);
        if (down.isPresent()) {
            throw down.get().get();
        }
        Deque<Trick> waiting = tricks.getOrDefault(operation, new ArrayDeque<>());
        return waiting.isEmpty() ? NONE : waiting.remove();
    }

    private String known(String operation) {
        if (!operations.contains(operation)) {
            throw new IllegalArgumentException(operation + " is none of " + operations);
        }
        return operation;
    }
}
