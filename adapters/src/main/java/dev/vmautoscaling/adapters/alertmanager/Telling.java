package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.domain.integration.Sharing;
import java.util.Optional;
import java.util.function.Function;

/** Whom Alertmanagers tell of a service's alerts. */
sealed interface Telling {
    /** The name of the receiver. */
    String name(GroupConfig config);

    /** What should be in the file; empty when the service needs none of it. */
    Optional<AlertmanagerFiles.Installed> wanted(GroupConfig config, AlertmanagerFiles files);

    /** Whether there may be something of it that the service needs no longer. */
    boolean mayBeLeft(GroupConfig config);

    boolean isNeededByOthers(Part part, GroupConfig config);

    /** The control plane itself: once for all services. */
    record Us(Sharing sharing) implements Telling {
        @Override
        public String name(GroupConfig config) {
            return Receiver.US;
        }

        @Override
        public Optional<AlertmanagerFiles.Installed> wanted(GroupConfig config, AlertmanagerFiles files) {
            return Optional.of(files.installed());
        }

        @Override
        public boolean mayBeLeft(GroupConfig config) {
            return true;
        }

        @Override
        public boolean isNeededByOthers(Part part, GroupConfig config) {
            return sharing.isNeededByOthers(part, config);
        }
    }

    /**
     * The Jenkins job of the one service whose engine it is.
     *
     * @param receivers that starts it; empty when the engine is another
     */
    record Jenkins(Function<GroupConfig, Optional<Receiver>> receivers) implements Telling {
        @Override
        public String name(GroupConfig config) {
            return Receiver.jenkins(config.service());
        }

        @Override
        public Optional<AlertmanagerFiles.Installed> wanted(GroupConfig config, AlertmanagerFiles files) {
            Route route =
                    Route.toJenkins(config.service(), files.installed().route().pace());
            return receivers.apply(config).map(receiver -> new AlertmanagerFiles.Installed(receiver, route));
        }

        @Override
        public boolean mayBeLeft(GroupConfig config) {
            return config.jenkins().isPresent();
        }

        @Override
        public boolean isNeededByOthers(Part part, GroupConfig config) {
            return false;
        }
    }
}
