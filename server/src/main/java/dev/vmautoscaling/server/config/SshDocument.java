package dev.vmautoscaling.server.config;

import java.util.Optional;

/**
 * By what the machine at the other end of an SSH connection is recognised, and how it is reached. One of the two is needed.
 *
 * @param hostKey the fingerprint of its key: {@code SHA256:…}
 * @param knownHosts lines as {@code ssh-keyscan} prints them
 * @param jump the SSH connection through which it is reached
 */
public record SshDocument(Optional<String> hostKey, @Lines Optional<String> knownHosts, Optional<String> jump)
        implements Checked {
    @Override
    public void check(Checks checks) {
        checks.require(
                hostKey.isPresent() != knownHosts.isPresent(),
                "hostKey",
                hostKey.isPresent() ? "both" : "nothing",
                "either hostKey or knownHosts",
                "the machine must be recognised; ssh-keyscan HOST prints its keys, compare them on the machine itself");
        hostKey.ifPresent(print -> checks.matches(
                "hostKey", print, "SHA256:[A-Za-z0-9+/]{43}", "SHA256: and 43 characters, as ssh-keygen -lf shows it"));
        jump.ifPresent(name -> checks.matches("jump", name, Names.PATTERN, Names.ALLOWED));
    }
}
