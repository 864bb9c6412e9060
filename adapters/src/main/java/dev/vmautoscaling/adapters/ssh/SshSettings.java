package dev.vmautoscaling.adapters.ssh;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * How to reach one machine.
 *
 * @param name as operators know it
 * @param jump the machine through which it is reached
 */
public record SshSettings(
        String name, String host, int port, String user, Key key, HostKeys hostKeys, Optional<Supplier<SshHost>> jump) {
    /**
     * The private key of the user.
     *
     * @param pem as OpenSSH or OpenSSL write it
     * @param passphrase empty when it has none
     */
    public record Key(String pem, String passphrase) {
        /** Without anything of it. */
        @Override
        public String toString() {
            return "a private key";
        }
    }

    String system() {
        return "SSH " + name;
    }
}
