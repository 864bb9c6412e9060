package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.preflight.Report;

/** A config that cannot do its work was to be enabled, and nobody said to do it all the same. */
public final class PreflightFailed extends RuntimeException {
    private final transient Report report;

    PreflightFailed(Report report) {
        super(report.service() + " cannot be enabled: "
                + report.failed().getFirst().found() + more(report));
        this.report = report;
    }

    private static String more(Report report) {
        int others = report.failed().size() - 1;
        return others == 0 ? "" : "; and " + others + " checks more fail";
    }

    /** With at least one item that fails. */
    public Report report() {
        return report;
    }
}
