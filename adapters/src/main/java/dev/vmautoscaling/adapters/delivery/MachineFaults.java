package dev.vmautoscaling.adapters.delivery;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;

/** What docker, systemctl and sudo say when they do not do what they are told, and what helps then. */
record MachineFaults(String system, String host, boolean sudo) {
    private static final int TOLD = 1_500;

    /** Whether docker failed itself, and not what it was to run in the container. */
    static boolean isDockersOwn(Host.Ended ended) {
        String said = ended.said();
        return said.startsWith("Error response from daemon")
                || said.startsWith("Error: No such")
                || said.startsWith("sudo:")
                || said.contains("the Docker daemon");
    }

    OutsideFault docker(String operation, Host.Ended ended) {
        String said = ended.said();
        boolean isDown = said.contains("Cannot connect to the Docker daemon");
        return new OutsideFault(
                isDown ? TRANSIENT : PERMANENT, system, operation, shortened(said), dockerHint(ended, isDown));
    }

    private String dockerHint(Host.Ended ended, boolean isDown) {
        String said = ended.said();
        if (isOfSudo(ended)) {
            return sudoHint("docker");
        }
        if (ended.isMissing()) {
            return "there is no docker on " + host + ": take the container out of the connection's delivery";
        }
        if (said.contains("permission denied")) {
            return "put the user into the group docker on " + host + " (which equals root), or let it use sudo";
        }
        if (said.contains("No such")) {
            return "correct the container's name in the connection's delivery";
        }
        if (said.contains("is not running")) {
            return "start the container on " + host;
        }
        return isDown ? "start docker on " + host : "look at the container with docker ps -a on " + host;
    }

    OutsideFault systemctl(String operation, Host.Ended ended, String unit) {
        return new OutsideFault(PERMANENT, system, operation, shortened(ended.said()), systemctlHint(ended, unit));
    }

    private String systemctlHint(Host.Ended ended, String unit) {
        String said = ended.said();
        if (isOfSudo(ended)) {
            return sudoHint("systemctl");
        }
        if (ended.isMissing()) {
            return "there is no systemctl on " + host + ": choose another way to reload in the connection's delivery";
        }
        if (said.contains("uthentication") || said.contains("denied")) {
            return "let the user on " + host + " do this, by a rule of sudo and sudo in the connection's delivery";
        }
        if (said.contains("not found") || said.contains("not loaded")) {
            return "correct the unit's name in the connection's delivery";
        }
        if (said.contains("not applicable")) {
            return "the unit cannot be reloaded: choose another way to reload in the connection's delivery";
        }
        return "look at journalctl -u " + unit + " on " + host;
    }

    private boolean isOfSudo(Host.Ended ended) {
        return sudo && (ended.isMissing() || ended.said().startsWith("sudo:"));
    }

    private String sudoHint(String program) {
        return "let the user on " + host + " run " + program + " by sudo without a password (NOPASSWD), or take sudo"
                + " out of the connection's delivery";
    }

    static String shortened(String said) {
        return said.length() <= TOLD ? said : said.substring(0, TOLD) + "…";
    }
}
