package dev.vmautoscaling.server.security;

/** A token that opens one endpoint to a machine. */
@FunctionalInterface
public interface MachineToken {
    /** Whether an {@code Authorization} header carries this token. */
    boolean isIn(String header);
}
