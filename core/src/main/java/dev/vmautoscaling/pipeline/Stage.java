package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.scaling.ScalingEvent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a build asks for, in this order: each stage permits the steps of its own, and of the stages before it. */
public enum Stage {
    GET_AVAILABLE_IP,
    CREATE_VM_FROM_TEMPLATE,
    HEALTH_CHECK,
    ADD_F5_POOL_MEMBER,
    SCALE_IN;

    /** As scripts and addresses call it: {@code get-available-ip}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Stage> of(String key) {
        return Arrays.stream(values()).filter(stage -> stage.key().equals(key)).findFirst();
    }

    /** The stages of an event, in their order. */
    public static List<Stage> of(ScalingEvent.Kind kind) {
        return Arrays.stream(values()).filter(stage -> stage.kind() == kind).toList();
    }

    /** What kind of event it is a stage of. */
    public ScalingEvent.Kind kind() {
        return this == SCALE_IN ? ScalingEvent.Kind.SCALE_IN : ScalingEvent.Kind.SCALE_OUT;
    }

    /** What is done in it, in order. */
    public List<String> steps() {
        return switch (this) {
            case GET_AVAILABLE_IP -> List.of("reserve-ip-address", "check-address-unused");
            case CREATE_VM_FROM_TEMPLATE -> List.of("clone-vm", "label-vm", "keep-apart", "power-on-vm", "await-guest");
            case HEALTH_CHECK -> List.of("probe-health");
            case ADD_F5_POOL_MEMBER ->
                List.of("add-pool-member", "enable-pool-member", "verify-in-service", "add-monitoring-target");
            case SCALE_IN ->
                List.of(
                        "disable-pool-member",
                        "await-drained",
                        "force-offline",
                        "remove-pool-member",
                        "remove-monitoring-target",
                        "shut-down-guest",
                        "stop-keeping-apart",
                        "destroy-vm",
                        "verify-absent",
                        "release-ip-address");
        };
    }

    /** The steps up to the end of this stage. */
    Set<String> permitted() {
        Set<String> permitted = new LinkedHashSet<>();
        of(kind()).stream()
                .filter(stage -> stage.compareTo(this) <= 0)
                .forEach(stage -> permitted.addAll(stage.steps()));
        return permitted;
    }
}
