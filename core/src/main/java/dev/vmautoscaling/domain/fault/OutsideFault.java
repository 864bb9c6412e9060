package dev.vmautoscaling.domain.fault;

import java.util.Optional;

/**
 * An outside system refused, failed or did not answer. Adapters translate their SDK's faults into this one, once, in one
 * class; nobody else catches those.
 *
 * <p>The message is written for an operator: what failed and what the system said. The hint says what the operator can do.
 */
public final class OutsideFault extends RuntimeException {
    private final FaultKind kind;
    private final String system;
    private final String operation;
    private final String hint;
    private Optional<String> missingRight = Optional.empty();

    /**
     * @param system the connection as the operator knows it, such as {@code vCenter lab-vcenter}
     * @param operation what was asked of it, such as {@code clone VM shop-as01}
     */
    public OutsideFault(FaultKind kind, String system, String operation, String said, String hint) {
        super(system + ": " + operation + ": " + said);
        this.kind = kind;
        this.system = system;
        this.operation = operation;
        this.hint = hint;
    }

    public OutsideFault causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** @param right that the account needs and has not, as the system names it */
    public OutsideFault lacking(String right) {
        missingRight = Optional.of(right);
        return this;
    }

    /** The right for want of which it refused, as the system names it. */
    public Optional<String> missingRight() {
        return missingRight;
    }

    public FaultKind kind() {
        return kind;
    }

    public String system() {
        return system;
    }

    public String operation() {
        return operation;
    }

    public String hint() {
        return hint;
    }
}
