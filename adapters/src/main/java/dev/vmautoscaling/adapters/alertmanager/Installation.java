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

/**
 * What there is once in every Alertmanager that a service's Prometheus tells: our receiver, or the route to it. In a pair both
 * have it.
 */
public final class Installation implements Integration {
    private final Kind kind;
    private final Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers;
    private final Sharing sharing;

    private enum Kind {
        RECEIVER(Part.RECEIVER, "receiver") {
            @Override
            String with(String text, AlertmanagerFiles files) {
                return AlertmanagerFile.with(text, files.receiver());
            }

            @Override
            String without(String text) {
                return AlertmanagerFile.withoutReceiver(text, Receiver.US);
            }

            @Override
            boolean holds(String text, AlertmanagerFiles files) {
                return AlertmanagerFile.holds(text, files.receiver());
            }

            @Override
            boolean isIn(String text) {
                return AlertmanagerFile.receivers(text).contains(Receiver.US);
            }

            @Override
            Map<String, Object> yaml(AlertmanagerFiles files) {
                return files.receiver().yaml();
            }
        },
        ROUTE(Part.ROUTE, "route") {
            @Override
            String with(String text, AlertmanagerFiles files) {
                return AlertmanagerFile.with(text, files.route());
            }

            @Override
            String without(String text) {
                return AlertmanagerFile.withoutRoute(text, Receiver.US);
            }

            @Override
            boolean holds(String text, AlertmanagerFiles files) {
                return AlertmanagerFile.holds(text, files.route());
            }

            @Override
            boolean isIn(String text) {
                return AlertmanagerFile.routes(text).contains(Receiver.US);
            }

            @Override
            Map<String, Object> yaml(AlertmanagerFiles files) {
                return files.route().yaml();
            }
        };

        private final Part part;
        private final String word;

        Kind(Part part, String word) {
            this.part = part;
            this.word = word;
        }

        abstract String with(String text, AlertmanagerFiles files);

        abstract String without(String text);

        abstract boolean holds(String text, AlertmanagerFiles files);

        abstract boolean isIn(String text);

        abstract Map<String, Object> yaml(AlertmanagerFiles files);
    }

    private Installation(Kind kind, Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers, Sharing sharing) {
        this.kind = kind;
        this.alertmanagers = alertmanagers;
        this.sharing = sharing;
    }

    /** @param alertmanagers those whose files are delivered, of the service's Prometheus */
    public static Integration receiver(Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers, Sharing sharing) {
        return new Installation(Kind.RECEIVER, alertmanagers, sharing);
    }

    /** @param alertmanagers those whose files are delivered, of the service's Prometheus */
    public static Integration route(Function<GroupConfig, List<AlertmanagerFiles>> alertmanagers, Sharing sharing) {
        return new Installation(Kind.ROUTE, alertmanagers, sharing);
    }

    @Override
    public Part part() {
        return kind.part;
    }

    @Override
    public Optional<String> desired(GroupConfig config) {
        return alertmanagers.apply(config).stream()
                .findFirst()
                .map(files -> String.join("\n", YamlWriter.block(List.of(kind.yaml(files)))) + "\n");
    }

    @Override
    public Actual actual(GroupConfig config) {
        List<Actual> found =
                alertmanagers.apply(config).stream().map(this::found).toList();
        if (found.isEmpty()) {
            return new Actual.Unmanaged("connection " + config.monitoring().prometheus()
                    + " names no Alertmanager whose files are delivered");
        }
        // The worst of them: what is not live in one of a pair is not live.
        return found.stream()
                .filter(actual -> !(actual instanceof Actual.Live))
                .findFirst()
                .map(actual -> found.stream().allMatch(Actual.Absent.class::isInstance)
                        ? actual
                        : new Actual.Different(actual.words()))
                .orElseGet(found::getFirst);
    }

    private Actual found(AlertmanagerFiles files) {
        boolean isLoaded = kind.isIn(files.loaded());
        boolean isInFile;
        boolean isRight;
        try {
            String text = files.file();
            isInFile = kind.isIn(text);
            isRight = kind.holds(text, files);
        } catch (YamlRefused refused) {
            return new Actual.Different(files.configFile() + ": " + refused.getMessage());
        }
        if (!isLoaded && !isInFile) {
            return new Actual.Absent("no " + kind.word + " " + Receiver.US + " is loaded in " + files.system());
        }
        if (isLoaded && isRight) {
            return new Actual.Live(kind.word + " " + Receiver.US + " is loaded");
        }
        return new Actual.Different(kind.word + " " + Receiver.US + " in " + files.configFile() + " of "
                + files.system() + (isRight ? " is not loaded" : " is not what it should be"));
    }

    @Override
    public void publish(GroupConfig config) {
        alertmanagers.apply(config).forEach(files -> files.apply(publishing(files)));
    }

    @Override
    public List<Planned> planned(GroupConfig config) {
        return alertmanagers.apply(config).stream()
                .map(files -> publishing(files).planned(files.system(), files.host()))
                .toList();
    }

    private FileChange publishing(AlertmanagerFiles files) {
        return new FileChange(
                "publish " + kind.word + " " + Receiver.US,
                files.configFile(),
                before -> before.map(text -> kind.with(text, files)),
                () -> loaded(files, true));
    }

    @Override
    public void withdraw(GroupConfig config) {
        if (!sharing.isNeededByOthers(kind.part, config)) {
            alertmanagers
                    .apply(config)
                    .forEach(files -> files.apply(new FileChange(
                            "withdraw " + kind.word + " " + Receiver.US,
                            files.configFile(),
                            before -> before.map(kind::without),
                            () -> loaded(files, false))));
        }
    }

    private Optional<String> loaded(AlertmanagerFiles files, boolean wanted) {
        return kind.isIn(files.loaded()) == wanted
                ? Optional.empty()
                : Optional.of(kind.word + " " + Receiver.US + (wanted ? " is not loaded" : " is still loaded"));
    }
}
