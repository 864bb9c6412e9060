package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.Example;

/** Why somebody orders something: kept in the audit record. */
record Reason(@Example("checked by hand") String reason) implements Checked {
    static final int LONGEST = 500;

    @Override
    public void check(Checks checks) {
        checks.text("reason", reason, LONGEST);
    }
}
