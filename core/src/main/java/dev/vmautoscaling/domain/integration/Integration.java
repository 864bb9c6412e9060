package dev.vmautoscaling.domain.integration;

import dev.vmautoscaling.domain.group.GroupConfig;
import java.util.List;
import java.util.Optional;

/**
 * One part of what other systems are told about a service. Every method may be called again at any time and by several at
 * once, and throws {@link dev.vmautoscaling.domain.fault.OutsideFault} when the system cannot be asked, or refuses; then
 * nothing of the change is left.
 */
public interface Integration {
    Part part();

    /** What should be there, as it stands in the system's own file; empty when this service needs none of it. */
    Optional<String> desired(GroupConfig config);

    /** What publishing would make of each file that it touches, read now; empty when nobody delivers it. */
    List<Planned> planned(GroupConfig config);

    /** What is there, asked of the system itself and not of our records. */
    Actual actual(GroupConfig config);

    /** Sees that what should be there is in effect: changes the file, has it loaded, and reads it back. */
    void publish(GroupConfig config);

    /** Takes away what we put there, unless another service still needs it: the file is then as it was before us, byte for byte. */
    void withdraw(GroupConfig config);

    /**
     * One file before and after.
     *
     * @param system whose file it is
     * @param before empty when there is no such file
     */
    record Planned(String system, String path, String before, String after) {}
}
