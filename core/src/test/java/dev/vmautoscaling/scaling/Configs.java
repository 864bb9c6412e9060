package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.Addressing;
import dev.vmautoscaling.domain.group.Boot;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.group.Protection;
import dev.vmautoscaling.domain.group.RuleOptions;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpRange;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.domain.policy.SizePolicy;
import dev.vmautoscaling.domain.policy.ThresholdPolicy;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolTarget;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The config that stories are told with. */
public final class Configs {
    public static final PoolId POOL = new PoolId("Common", "shop-pool");
    public static final int PORT = 8080;
    public static final Placement PLACEMENT =
            new Placement("vcenter", "DC0", "C0", "VM-Autoscaling/shop", "datastore", "VM Network");
    public static final SizePolicy SIZES = new SizePolicy(
            2, 4, 1, 1, Duration.ofMinutes(3), Duration.ofMinutes(10), Duration.ofMinutes(15), Duration.ofMinutes(3));

    private Configs() {}

    public static GroupConfig shop() {
        return shop(SIZES);
    }

    public static GroupConfig shop(SizePolicy sizes) {
        return new GroupConfig(
                "shop",
                "Shop",
                GroupConfig.Mode.ACT,
                GroupConfig.Engine.EMBEDDED,
                Optional.empty(),
                "shop-template",
                CloneMode.FULL,
                "{service}-as{nn}",
                VmLabels.NONE,
                PLACEMENT,
                new Monitoring(
                        "prometheus",
                        "shop",
                        9100,
                        AlertProfile.STANDARD,
                        Monitoring.USUAL_RESPONSE_TIMES,
                        Optional.empty(),
                        RuleOptions.PRESET),
                new ThresholdPolicy(
                        Map.of(Metric.CPU, new Band(0.75, Optional.of(0.30))),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(60)),
                sizes,
                new PoolTarget("f5", POOL, "10.0.0.1", 443, PORT, "/health", 3, Duration.ofMinutes(10)),
                new Addressing("shop", Duration.ofMinutes(60), true),
                new Boot(Duration.ofMinutes(10)),
                Protection.NONE);
    }

    /** Any record with one component replaced: {@code with(shop(), "mode", Mode.OBSERVE)}. */
    public static <R extends Record> R with(R record, String component, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        int replaced = 0;
        try {
            for (int i = 0; i < components.length; i++) {
                boolean chosen = components[i].getName().equals(component);
                values[i] = chosen ? value : components[i].getAccessor().invoke(record);
                replaced += chosen ? 1 : 0;
            }
            if (replaced == 0) {
                throw new IllegalArgumentException(record.getClass() + " has no component " + component);
            }
            @SuppressWarnings("unchecked")
            R made = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component + " of " + record.getClass() + " cannot be replaced", e);
        }
    }

    public static SizePolicy sizes(int min, int max, int outStep, int inStep) {
        return new SizePolicy(
                min,
                max,
                outStep,
                inStep,
                SIZES.outCooldown(),
                SIZES.inCooldown(),
                SIZES.stabilization(),
                SIZES.warmUp());
    }

    public static IpPool addresses(String... ranges) {
        return new IpPool(
                "shop",
                List.of(ranges).stream().map(IpRange::parse).toList(),
                List.of(),
                24,
                new IpAddress("10.0.0.254"),
                List.of(new IpAddress("10.0.0.253")));
    }
}
