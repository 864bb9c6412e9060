package dev.vmautoscaling.domain.health;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Machines that answer as they are told. An address nobody spoke of is dead: it answers neither ping nor connection.
 * Thread-safe.
 */
public final class ScriptedHealthProbe implements HealthProbe {
    /** What an address nobody spoke of answers. */
    public static final Answer NO_ANSWER = new Answer.Failed("no answer");

    public static final Answer PASSED = new Answer.Passed();

    private final Map<Question, Answer> standing = new HashMap<>();
    private final Map<Question, Queue<Answer>> next = new HashMap<>();
    private final List<HealthCheck> asked = new ArrayList<>();

    private record Question(Class<? extends HealthCheck> kind, IpAddress address) {}

    @Override
    public synchronized Answer ask(HealthCheck check) {
        asked.add(check);
        Question question = new Question(check.getClass(), check.address());
        Queue<Answer> queue = next.get(question);
        return queue != null && !queue.isEmpty() ? queue.remove() : standing.getOrDefault(question, NO_ANSWER);
    }

    /** The machine at this address passes every check from now on. */
    public ScriptedHealthProbe alive(IpAddress address) {
        return always(HealthCheck.Http.class, address, PASSED)
                .always(HealthCheck.Tcp.class, address, PASSED)
                .always(HealthCheck.Icmp.class, address, PASSED);
    }

    /** Nothing answers at this address from now on. */
    public synchronized ScriptedHealthProbe dead(IpAddress address) {
        standing.keySet().removeIf(question -> question.address().equals(address));
        next.keySet().removeIf(question -> question.address().equals(address));
        return this;
    }

    /** From now on, checks of this kind get this answer, after those that {@link #next} queued. */
    public synchronized ScriptedHealthProbe always(
            Class<? extends HealthCheck> kind, IpAddress address, Answer answer) {
        standing.put(new Question(kind, address), answer);
        return this;
    }

    /** The next checks of this kind get these answers, one each. */
    public synchronized ScriptedHealthProbe next(
            Class<? extends HealthCheck> kind, IpAddress address, Answer... answers) {
        next.computeIfAbsent(new Question(kind, address), key -> new ArrayDeque<>())
                .addAll(List.of(answers));
        return this;
    }

    /** Every check so far, first to last. */
    public synchronized List<HealthCheck> asked() {
        return List.copyOf(asked);
    }
}
