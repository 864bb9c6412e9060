package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.pipeline.DriveLog;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.server.persistence.AuditStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who drives what stands in the audit record, and in the log. */
final class AuditedDrives implements DriveLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditedDrives.class);

    private final AuditStore audit;

    AuditedDrives(AuditStore audit) {
        this.audit = audit;
    }

    @Override
    public void changed(Drive drive, By by, String what) {
        String who = switch (by) {
            case BUILD -> "jenkins";
            case CONTROL_PLANE -> "control plane";
        };
        String whose =
                drive.build().map(Drive.Build::url).map(url -> "; " + url).orElse("");
        audit.record(who, "drive event " + drive.event() + " of " + drive.service(), what + whose);
        LOG.info("event {} of {} is {}: {}", drive.event(), drive.service(), drive.state(), what);
    }
}
