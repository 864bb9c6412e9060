package dev.vmautoscaling.domain.connection;

/**
 * Finds the port that speaks to a named connection, such as the {@code VirtualMachines} of vCenter {@code seoul-1}.
 *
 * @param <T> the port
 */
@FunctionalInterface
public interface Connected<T> {
    /**
     * The port of that connection.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent, when no connection of that kind has the name
     */
    T to(String connection);
}
