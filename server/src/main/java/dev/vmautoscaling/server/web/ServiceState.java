package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.RecordedDecision;

/** What a service is doing, in one word; its decision says why. */
enum ServiceState {
    /** A workflow needs a person. */
    STUCK,
    /** The kill switch is on. */
    STOPPED,
    SCALING_OUT,
    SCALING_IN,
    /** Something asks for more or fewer members, or cannot be known, and there is a reason to do nothing. */
    HOLDING,
    /** It only observes, and would act now. */
    ADVISING,
    /** Nothing asks for more or fewer. */
    STEADY,
    /** Enabled, and nothing was decided lately. */
    NOT_EVALUATED,
    DISABLED;

    static ServiceState of(OneService one) {
        if (one.needs().stream().anyMatch(need -> need.kind() == Need.Kind.STUCK_WORKFLOW)) {
            return STUCK;
        }
        if (!one.stored().group().enabled()) {
            return DISABLED;
        }
        if (one.isStopped()) {
            return STOPPED;
        }
        return one.lastEvent()
                .filter(event -> event.state() == ScalingEvent.State.RUNNING)
                .map(event -> event.kind() == ScalingEvent.Kind.SCALE_OUT ? SCALING_OUT : SCALING_IN)
                .or(() -> one.decision().map(decision -> decided(one, decision)))
                .orElse(NOT_EVALUATED);
    }

    private static ServiceState decided(OneService one, RecordedDecision decision) {
        return switch (decision.kind()) {
            case HOLD ->
                decision.reason().filter(HoldReason.WITHIN_THRESHOLDS::equals).isPresent() ? STEADY : HOLDING;
            case SCALE_OUT, SCALE_IN, UNDRAIN -> one.isObserving() ? ADVISING : STEADY;
        };
    }
}
