package dev.vmautoscaling.lab.vcenter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated vCenter is like. All deliberate delays are zero unless ordered.
 *
 * @param port the port on 127.0.0.1; 0 picks a free one
 * @param password of the only user, {@value #USERNAME}
 * @param baseVms running VMs with their address, by name
 * @param template name of the template to create, or null for none
 * @param network the network of base VMs and template
 * @param taskDelay how long a task runs
 * @param taskDelays exceptions from {@code taskDelay} by method, such as {@code CloneVM_Task}
 * @param bootDelay from power-on to tools and address
 * @param shutdownDelay from ShutdownGuest to powered off
 * @param pageSize objects in a property collector page; 0 = as many as asked for
 * @param front false for the plain library, without delays, faults and guest events
 * @param cache where the built program is kept; null for {@code build/lab} in the project
 */
public record VcenterOptions(
        int port,
        String password,
        Map<String, String> baseVms,
        @Nullable String template,
        String network,
        Duration taskDelay,
        Map<String, Duration> taskDelays,
        Duration bootDelay,
        Duration shutdownDelay,
        int pageSize,
        boolean front,
        @Nullable Path cache) {

    /** The user name that every simulated vCenter has. */
    public static final String USERNAME = "administrator@vsphere.local";

    public VcenterOptions {
        baseVms = Collections.unmodifiableMap(new LinkedHashMap<>(baseVms));
        taskDelays = Collections.unmodifiableMap(new LinkedHashMap<>(taskDelays));
    }

    /** An empty inventory (DC0, cluster DC0_C0, LocalDS_0, VM Network, DC0_DVPG0) without any delay. */
    public static VcenterOptions empty() {
        return new VcenterOptions(
                0,
                "lab-vcenter-password",
                Map.of(),
                null,
                "VM Network",
                Duration.ZERO,
                Map.of(),
                Duration.ZERO,
                Duration.ZERO,
                100,
                true,
                null);
    }

    /** The lab's service: base VMs shop-01 and shop-02, and shop-template, without any delay. */
    public static VcenterOptions shop() {
        return empty().withBaseVm("shop-01", "127.80.1.11")
                .withBaseVm("shop-02", "127.80.1.12")
                .withTemplate("shop-template");
    }

    public VcenterOptions withPort(int value) {
        return new VcenterOptions(
                value,
                password,
                baseVms,
                template,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    public VcenterOptions withPassword(String value) {
        return new VcenterOptions(
                port,
                value,
                baseVms,
                template,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    /** Adds a running VM. */
    public VcenterOptions withBaseVm(String name, String address) {
        Map<String, String> all = new LinkedHashMap<>(baseVms);
        all.put(name, address);
        return new VcenterOptions(
                port,
                password,
                all,
                template,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    /** Replaces the template; null for none. */
    public VcenterOptions withTemplate(@Nullable String value) {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                value,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    public VcenterOptions withNetwork(String value) {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                value,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    public VcenterOptions withTaskDelay(Duration value) {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                network,
                value,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    /** Sets the delay of one task method, such as {@code CloneVM_Task}. */
    public VcenterOptions withTaskDelay(String method, Duration value) {
        Map<String, Duration> all = new LinkedHashMap<>(taskDelays);
        all.put(method, value);
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                network,
                taskDelay,
                all,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    public VcenterOptions withBootDelay(Duration value) {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                network,
                taskDelay,
                taskDelays,
                value,
                shutdownDelay,
                pageSize,
                front,
                cache);
    }

    public VcenterOptions withShutdownDelay(Duration value) {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                value,
                pageSize,
                front,
                cache);
    }

    public VcenterOptions withPageSize(int value) {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                value,
                front,
                cache);
    }

    /** The plain library instead of the front: what somebody else wrote, for contract tests. */
    public VcenterOptions withoutFront() {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                false,
                cache);
    }

    public VcenterOptions withCache(Path value) {
        return new VcenterOptions(
                port,
                password,
                baseVms,
                template,
                network,
                taskDelay,
                taskDelays,
                bootDelay,
                shutdownDelay,
                pageSize,
                front,
                value);
    }

    List<String> arguments() {
        List<String> args = new ArrayList<>(List.of("-exit-with-stdin", "-l", "127.0.0.1:" + port));
        args.addAll(List.of("-username", USERNAME, "-password", password, "-network", network));
        args.addAll(List.of("-page", Integer.toString(pageSize), "-front=" + front));
        args.addAll(List.of("-ip-delay", goDuration(bootDelay), "-shutdown-delay", goDuration(shutdownDelay)));
        StringBuilder tasks = new StringBuilder(goDuration(taskDelay));
        taskDelays.forEach(
                (method, delay) -> tasks.append(',').append(method).append('=').append(goDuration(delay)));
        args.addAll(List.of("-task-delay", tasks.toString()));
        baseVms.forEach((name, address) -> args.addAll(List.of("-base", name + "=" + address)));
        if (template != null) {
            args.addAll(List.of("-template", template));
        }
        return args;
    }

    /** A duration as Go reads it. */
    static String goDuration(Duration d) {
        return d.toMillis() + "ms";
    }
}
