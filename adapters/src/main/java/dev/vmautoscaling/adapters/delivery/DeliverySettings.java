package dev.vmautoscaling.adapters.delivery;

import java.util.Optional;

/**
 * How the files of one server are delivered.
 *
 * @param configFile its main file, on its machine
 * @param rulesDirectory where our rule files come to lie; for Prometheus only
 * @param container the name of the container in which it runs, if it runs in one
 * @param unit the name of its systemd unit
 * @param sudo whether {@code docker} and {@code systemctl} need sudo, which must not ask for a password
 */
public record DeliverySettings(
        String configFile,
        Optional<String> rulesDirectory,
        Reload reload,
        Optional<String> container,
        Optional<String> unit,
        boolean sudo) {
    /** How it is told to read its files again. A restart loses how long each alert has been pending, and is never chosen by itself. */
    public enum Reload {
        /** {@code POST /-/reload}. */
        HTTP,
        /** {@code docker kill -s HUP}. */
        DOCKER,
        /** {@code systemctl reload}. */
        SYSTEMCTL,
        DOCKER_RESTART,
        SYSTEMCTL_RESTART
    }
}
