package dev.vmautoscaling.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the files of a Prometheus or an Alertmanager are changed.
 *
 * @param via the name of an SSH connection, or {@code local} for the machine of the control plane
 * @param configFile its main file, as that machine has it
 * @param rulesDirectory where our rule files come to lie; of a Prometheus
 * @param container the container in which it runs
 * @param unit its systemd unit
 * @param sudo whether {@code docker} and {@code systemctl} need it
 * @param controlPlane where it reaches this control plane
 * @param tokenFile where it finds our token, as it sees its own files; without it the token stands in its main file
 * @param caFile where it finds the authority that signed our certificate
 * @param targets how it comes to know created members
 * @param scrapeInterval of the job that finds created members
 * @param refreshInterval how often that job asks for them
 * @param userRoutes whether the user's own routes see our alerts too
 * @param groupInterval how soon an Alertmanager tells us of a change of an alert that it has told us of
 * @param repeatInterval how often it tells us of what still fires; a little less than a multiple of {@code groupInterval}
 * @param alertmanagers the connections of those that this Prometheus tells
 */
public record DeliveryDocument(
        String via,
        String configFile,
        Optional<String> rulesDirectory,
        @Default("http") Reload reload,
        Optional<String> container,
        Optional<String> unit,
        @Default("false") boolean sudo,
        String controlPlane,
        Optional<String> tokenFile,
        Optional<String> caFile,
        @Default("http") Targets targets,
        @Default("15s") Duration scrapeInterval,
        @Default("5s") Duration refreshInterval,
        @Default("true") boolean userRoutes,
        @Default("1m") Duration groupInterval,
        @Default("50s") Duration repeatInterval,
        List<String> alertmanagers)
        implements Checked {
    /** This machine, not one that is reached over SSH. */
    public static final String LOCAL = "local";

    private static final String PATH = "/[^\\p{Cntrl}]*[^/\\p{Cntrl}]";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}";

    /** How it is told to read its files again; the two restarts lose how long each alert has been pending. */
    public enum Reload {
        HTTP,
        DOCKER,
        SYSTEMCTL,
        DOCKER_RESTART,
        SYSTEMCTL_RESTART;

        boolean needsContainer() {
            return this == DOCKER || this == DOCKER_RESTART;
        }

        boolean needsUnit() {
            return this == SYSTEMCTL || this == SYSTEMCTL_RESTART;
        }
    }

    /** How a Prometheus comes to know created members. */
    public enum Targets {
        /** It asks us. */
        HTTP,
        /** We write a file beside our rules, which it watches. */
        FILE,
        /** They stand in its main file, which is loaded anew for each of them. */
        STATIC
    }

    @Override
    public void check(Checks checks) {
        checks.matches("via", via, Names.PATTERN, "local, or the name of an SSH connection");
        path(checks, "configFile", Optional.of(configFile));
        path(checks, "rulesDirectory", rulesDirectory);
        path(checks, "tokenFile", tokenFile);
        path(checks, "caFile", caFile);
        container.ifPresent(name -> checks.matches("container", name, NAME, "a container's name"));
        unit.ifPresent(name -> checks.matches("unit", name, NAME, "a unit's name"));
        checks.require(
                container.isPresent() || !reload.needsContainer(), "container", "nothing", "the container's name", "");
        checks.require(unit.isPresent() || !reload.needsUnit(), "unit", "nothing", "the unit's name", "");
        checks.matches(
                "controlPlane",
                controlPlane,
                "https?://[^\\s/?#@]+(/[^\\s?#]*)?",
                "a URL such as http://autoscaler.example.com:8080");
        checks.between("scrapeInterval", scrapeInterval, Duration.ofSeconds(1), Duration.ofMinutes(5));
        checks.between("refreshInterval", refreshInterval, Duration.ofSeconds(1), Duration.ofMinutes(5));
        checks.between("groupInterval", groupInterval, Duration.ofSeconds(1), Duration.ofMinutes(5));
        checks.between("repeatInterval", repeatInterval, Duration.ofSeconds(1), Duration.ofHours(4));
        for (int i = 0; i < alertmanagers.size(); i++) {
            checks.matches("alertmanagers[" + i + "]", alertmanagers.get(i), Names.PATTERN, Names.ALLOWED);
        }
    }

    private static void path(Checks checks, String field, Optional<String> path) {
        path.ifPresent(text -> checks.matches(field, text, PATH, "an absolute path such as /etc/prometheus/rules"));
    }
}
