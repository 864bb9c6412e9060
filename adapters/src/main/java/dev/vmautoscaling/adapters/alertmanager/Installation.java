package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.adapters.delivery.FileChange;
import dev.vmautoscaling.adapters.yaml.YamlRefused;
import dev.vmautoscaling.adapters.yaml.YamlWriter;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.domain.integration.Sharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A receiver of ours, or the route to it, in every Alertmanager that a service's Prometheus tells: in a pair both have it. The one
 * that tells us is there once for all services; each service whose engine is Jenkins has one of its own besides.
 */
public final class Installation implements Integration {
    private final Part part;
    private final Kind kind;
    private final Telling telling;
    private final Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers;

    private enum Kind {
        RECEIVER {
            @Override
            String with(String text, AlertmanagerFiles.Installed wanted) {
                return AlertmanagerFile.with(text, wanted.receiver());
            }

            @Override
            String without(String text, String name) {
                return AlertmanagerFile.withoutReceiver(text, name);
            }

            @Override
            boolean holds(String text, AlertmanagerFiles.Installed wanted) {
                return AlertmanagerFile.holds(text, wanted.receiver());
            }

            @Override
            List<String> names(String text) {
                return AlertmanagerFile.receivers(text);
            }

            @Override
            Map<String, Object> yaml(AlertmanagerFiles.Installed wanted) {
                return wanted.receiver().yaml();
            }
        },
        ROUTE {
            @Override
            String with(String text, AlertmanagerFiles.Installed wanted) {
                return AlertmanagerFile.with(text, wanted.route());
            }

            @Override
            String without(String text, String name) {
                return AlertmanagerFile.withoutRoute(text, name);
            }

            @Override
            boolean holds(String text, AlertmanagerFiles.Installed wanted) {
                return AlertmanagerFile.holds(text, wanted.route());
            }

            @Override
            List<String> names(String text) {
                return AlertmanagerFile.routes(text);
            }

            @Override
            Map<String, Object> yaml(AlertmanagerFiles.Installed wanted) {
                return wanted.route().yaml();
            }
        };

        abstract String with(String text, AlertmanagerFiles.Installed wanted);

        abstract String without(String text, String name);

        abstract boolean holds(String text, AlertmanagerFiles.Installed wanted);

        abstract List<String> names(String text);

        abstract Map<String, Object> yaml(AlertmanagerFiles.Installed wanted);

        String of(String name) {
            return (this == RECEIVER ? "receiver " : "route ") + name;
        }
    }

    private Installation(
            Part part, Kind kind, Telling telling, Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers) {
        this.part = part;
        this.kind = kind;
        this.telling = telling;
        this.alertmanagers = alertmanagers;
    }

    /** @param alertmanagers those whose files are delivered, of the service's Prometheus */
    public static Integration receiver(Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers, Sharing sharing) {
        return new Installation(Part.RECEIVER, Kind.RECEIVER, new Telling.Us(sharing), alertmanagers);
    }

    /** @param alertmanagers those whose files are delivered, of the service's Prometheus */
    public static Integration route(Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers, Sharing sharing) {
        return new Installation(Part.ROUTE, Kind.ROUTE, new Telling.Us(sharing), alertmanagers);
    }

    /**
     * @param alertmanagers those whose files are delivered, of the service's Prometheus
     * @param receivers what starts the service's job; empty when its engine is not Jenkins
     */
    public static Integration jenkinsReceiver(
            Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers,
            Function<GroupConfig, Optional<Receiver>> receivers) {
        return new Installation(Part.JENKINS_RECEIVER, Kind.RECEIVER, new Telling.Jenkins(receivers), alertmanagers);
    }

    /**
     * @param alertmanagers those whose files are delivered, of the service's Prometheus
     * @param receivers what starts the service's job; empty when its engine is not Jenkins
     */
    public static Integration jenkinsRoute(
            Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers,
            Function<GroupConfig, Optional<Receiver>> receivers) {
        return new Installation(Part.JENKINS_ROUTE, Kind.ROUTE, new Telling.Jenkins(receivers), alertmanagers);
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public Optional<String> desired(GroupConfig config) {
        return alertmanagers.apply(config).stream()
                .flatMap(files -> telling.wanted(config, files).stream())
                .findFirst()
                .map(wanted -> String.join("\n", YamlWriter.block(List.of(kind.yaml(wanted)))) + "\n");
    }

    @Override
    public Actual actual(GroupConfig config) {
        if (!telling.mayBeLeft(config)) {
            return new Actual.NotNeeded("its engine is embedded");
        }
        List<Actual> found = alertmanagers.apply(config).stream()
                .map(files -> found(files, config))
                .toList();
        if (found.isEmpty()) {
            return new Actual.Unmanaged("connection " + config.monitoring().prometheus()
                    + " names no Alertmanager whose files are delivered");
        }
        // The worst of them: what is not live in one of a pair is not live.
        return found.stream()
                .filter(actual -> !(actual instanceof Actual.Live))
                .filter(actual -> !(actual instanceof Actual.NotNeeded))
                .findFirst()
                .map(actual -> found.stream().allMatch(Actual.Absent.class::isInstance)
                        ? actual
                        : new Actual.Different(actual.words()))
                .orElseGet(found::getFirst);
    }

    private Actual found(AlertmanagerFiles files, GroupConfig config) {
        String name = telling.name(config);
        String it = kind.of(name);
        Optional<AlertmanagerFiles.Installed> wanted = telling.wanted(config, files);
        boolean isLoaded = kind.names(files.loaded()).contains(name);
        boolean isInFile;
        boolean isRight;
        try {
            String text = files.file();
            isInFile = kind.names(text).contains(name);
            isRight = wanted.filter(installed -> kind.holds(text, installed)).isPresent();
        } catch (YamlRefused refused) {
            return new Actual.Different(files.configFile() + ": " + refused.getMessage());
        }
        if (!isLoaded && !isInFile) {
            String so = "no " + it + " is loaded in " + files.system();
            return wanted.isPresent() ? new Actual.Absent(so) : new Actual.NotNeeded(so);
        }
        if (isLoaded && isRight) {
            return new Actual.Live(it + " is loaded");
        }
        return new Actual.Different(it + " in " + files.configFile() + " of " + files.system()
                + (wanted.isEmpty() ? " is not needed" : isRight ? " is not loaded" : " is not what it should be"));
    }

    @Override
    public void publish(GroupConfig config) {
        alertmanagers.apply(config).forEach(files -> files.apply(publishing(files, config)));
    }

    @Override
    public List<Planned> planned(GroupConfig config) {
        return telling.mayBeLeft(config)
                ? alertmanagers.apply(config).stream()
                        .map(files -> publishing(files, config).planned(files.system(), files.host()))
                        .toList()
                : List.of();
    }

    private FileChange publishing(AlertmanagerFiles files, GroupConfig config) {
        return telling.wanted(config, files)
                .map(wanted -> new FileChange(
                        "publish " + kind.of(telling.name(config)),
                        files.configFile(),
                        before -> before.map(text -> kind.with(text, wanted)),
                        () -> loaded(files, config, true)))
                // Of what is left over the route goes first: Alertmanager refuses one without its receiver.
                .orElseGet(() -> withdrawing(files, config, text -> {
                    String name = telling.name(config);
                    return kind.without(Kind.ROUTE.without(text, name), name);
                }));
    }

    private FileChange withdrawing(AlertmanagerFiles files, GroupConfig config, UnaryOperator<String> edit) {
        String name = telling.name(config);
        return new FileChange(
                "withdraw " + kind.of(name),
                files.configFile(),
                before -> before.map(edit),
                () -> loaded(files, config, false));
    }

    @Override
    public void withdraw(GroupConfig config) {
        if (telling.mayBeLeft(config) && !telling.isNeededByOthers(part, config)) {
            alertmanagers
                    .apply(config)
                    .forEach(files ->
                            files.apply(withdrawing(files, config, text -> kind.without(text, telling.name(config)))));
        }
    }

    private Optional<String> loaded(AlertmanagerFiles files, GroupConfig config, boolean wanted) {
        String name = telling.name(config);
        return kind.names(files.loaded()).contains(name) == wanted
                ? Optional.empty()
                : Optional.of(kind.of(name) + (wanted ? " is not loaded" : " is still loaded"));
    }
}
