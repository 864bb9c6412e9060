package dev.vmautoscaling.adapters.ssh;

/** By what the machine at the other end is recognised. There is no way to do without. */
public sealed interface HostKeys {
    /**
     * Its key has this fingerprint.
     *
     * @param sha256 as {@code ssh-keygen -l} shows it: {@code SHA256:…}
     */
    record Pinned(String sha256) implements HostKeys {
        /** @throws IllegalArgumentException when it is none */
        public Pinned {
            if (!sha256.matches("SHA256:[A-Za-z0-9+/]{43}")) {
                throw new IllegalArgumentException("the host key \"" + sha256
                        + "\" is not like SHA256:… with 43 characters, as ssh-keygen -lf shows it");
            }
        }
    }

    /** @param text lines of a {@code known_hosts} file, hashed names and markers included; as {@code ssh-keyscan} prints them */
    record Known(String text) implements HostKeys {}
}
