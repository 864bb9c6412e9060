package dev.vmautoscaling.server.persistence;

/**
 * Who changes a config, how and why: kept with the revision and in the audit record.
 *
 * @param who a user, or what acted in nobody's name
 * @param what imperative and short, without the config's name: {@code enable}
 * @param reason empty when none was given
 */
public record Edit(String who, String what, String reason) {
    public Edit(String who, String what) {
        this(who, what, "");
    }
}
