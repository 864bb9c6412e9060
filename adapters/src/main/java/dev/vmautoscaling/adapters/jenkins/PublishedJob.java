package dev.vmautoscaling.adapters.jenkins;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The job of a service whose engine is Jenkins. One whose engine it no longer is has none, though its config may still say where
 * it was.
 */
public final class PublishedJob implements Integration {
    private final Function<GroupConfig, Optional<JenkinsServer>> servers;

    /** @param servers where the service's job is, or was; empty when its config names no Jenkins */
    public PublishedJob(Function<GroupConfig, Optional<JenkinsServer>> servers) {
        this.servers = servers;
    }

    private static boolean isNeeded(GroupConfig config) {
        return config.engine() == GroupConfig.Engine.JENKINS;
    }

    @Override
    public Part part() {
        return Part.JENKINS_JOB;
    }

    @Override
    public Optional<String> desired(GroupConfig config) {
        return servers.apply(config)
                .filter(server -> isNeeded(config))
                .map(server -> JobXml.of(server.order(config)).document());
    }

    @Override
    public List<Planned> planned(GroupConfig config) {
        return servers.apply(config).stream()
                .filter(server -> isNeeded(config))
                .map(server -> {
                    JobOrder order = server.order(config);
                    JobKeeper.Compared compared = server.keeper().compared(order);
                    return new Planned(
                            server.system(),
                            Paths.of(order.place()) + "config.xml",
                            compared.before(),
                            compared.after());
                })
                .toList();
    }

    @Override
    public Actual actual(GroupConfig config) {
        Optional<JenkinsServer> server = servers.apply(config);
        if (server.isEmpty()) {
            return new Actual.NotNeeded("its engine is embedded");
        }
        return isNeeded(config)
                ? server.get().keeper().actual(server.get().order(config))
                : leftOver(server.get(), server.get().order(config));
    }

    /** A Jenkins that nobody uses must be in nobody's way when it does not answer. */
    private static Actual leftOver(JenkinsServer server, JobOrder order) {
        String name = "job " + order.place().fullName();
        try {
            return server.keeper().isThere(order)
                    ? new Actual.Different("its engine is embedded, but " + name + " is still there")
                    : new Actual.NotNeeded("its engine is embedded, and there is no " + name + " of ours");
        } catch (OutsideFault fault) {
            return new Actual.NotNeeded(
                    "its engine is embedded; whether " + name + " is left cannot be seen: " + fault.getMessage());
        }
    }

    @Override
    public void publish(GroupConfig config) {
        servers.apply(config).ifPresent(server -> {
            if (isNeeded(config)) {
                server.keeper().ensure(server.order(config));
            } else {
                server.keeper().remove(server.order(config));
            }
        });
    }

    @Override
    public void withdraw(GroupConfig config) {
        servers.apply(config)
                .filter(server -> isNeeded(config) || actual(config) instanceof Actual.Different)
                .ifPresent(server -> server.keeper().remove(server.order(config)));
    }
}
