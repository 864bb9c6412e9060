package dev.vmautoscaling.server.security;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody has to remember. */
final class RandomSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /** Text of letters, digits, - and _ with this many bytes of chance in it. */
    static String ofBytes(int bytes) {
        byte[] chance = new byte[bytes];
        RANDOM.nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }
}
