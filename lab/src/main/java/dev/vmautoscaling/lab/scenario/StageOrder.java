package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.AgentGateway;
import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.f5.F5Simulator;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Whether everything that was done to vCenter and F5 for an event came after the build's call that permits it. */
record StageOrder(List<JournalEntry> journal) {

    private static final Effect CLONE = new Effect("vcenter", Pattern.compile("CloneVM_Task"));
    private static final Effect DESTROY = new Effect("vcenter", Pattern.compile("ShutdownGuest|Destroy_Task"));
    private static final Effect POOL_CHANGE =
            new Effect(F5Simulator.SYSTEM, Pattern.compile("(POST|PATCH|DELETE) ltm/pool/\\{}/members.*"));

    /** What a call to a system changes there. */
    private record Effect(String system, Pattern operation) {
        boolean is(JournalEntry entry) {
            return entry.system().equals(system)
                    && entry.kind() == JournalEntry.Kind.CALL
                    && operation.matcher(entry.operation()).matches();
        }
    }

    /** @throws Unexpected if something came before its stage was called, or not at all */
    void requireOf(ScalingEvent event) {
        if (event.isScaleOut()) {
            require(event, CLONE, "create-vm-from-template");
            require(event, POOL_CHANGE, "add-f5-pool-member");
        } else {
            require(event, POOL_CHANGE, "scale-in");
            require(event, DESTROY, "scale-in");
        }
    }

    private void require(ScalingEvent event, Effect effect, String stage) {
        long permitted = journal.stream()
                .filter(entry -> entry.system().equals(AgentGateway.SYSTEM))
                .filter(entry ->
                        entry.operation().equals("POST api/pipeline/events/" + event.id() + "/stages/" + stage))
                .mapToLong(JournalEntry::startMicros)
                .min()
                .orElseThrow(() -> new Unexpected("a call of stage " + stage + " for event " + event.id(), "none"));
        long begin = micros(event.createdAt());
        long end = micros(Objects.requireNonNull(event.endedAt()));
        List<JournalEntry> effects = journal.stream()
                .filter(effect::is)
                .filter(entry -> entry.startMicros() >= begin && entry.startMicros() <= end)
                .toList();
        Unexpected.unless(!effects.isEmpty(), effect.operation() + " for event " + event.id(), "none");
        for (JournalEntry entry : effects) {
            Unexpected.unless(
                    entry.startMicros() >= permitted,
                    entry.operation() + " only after stage " + stage + " was called",
                    "it " + (permitted - entry.startMicros()) + " µs before");
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
