package dev.vmautoscaling.server.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The admin's password. It is made at the first start and written to {@code admin-password}; what counts is its BCrypt hash in
 * {@code admin-password.bcrypt}. So the readable file may be taken away, and a new password written into it counts from the next
 * start on.
 */
final class AdminPassword {
    /** BCrypt hears no more than 72 bytes: the rest would not matter. */
    private static final int LONGEST = 72;

    private static final int BYTES = 18;

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final String encoded;
    private final String salt = RandomSecret.ofBytes(BYTES);
    private final AtomicReference<byte[]> lastRight = new AtomicReference<>(new byte[0]);

    AdminPassword(Path dataDirectory) {
        SecretFile readable = new SecretFile(dataDirectory.resolve("admin-password"));
        SecretFile hashed = new SecretFile(dataDirectory.resolve("admin-password.bcrypt"));
        Optional<String> known = hashed.read();
        Optional<String> given = readable.read();
        if (known.isPresent()
                && given.map(text -> bcrypt.matches(text, known.get())).orElse(true)) {
            this.encoded = known.get();
        } else {
            this.encoded = bcrypt.encode(readable.orCreate(() -> RandomSecret.ofBytes(BYTES)));
            hashed.replace(encoded);
        }
    }

    /**
     * Whether this is the password. BCrypt is slow on purpose; a client that sends the right password with each request pays for
     * it once.
     */
    boolean matches(String candidate) {
        if (candidate.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return false;
        }
        if (wasRight(candidate)) {
            return true;
        }
        boolean right = bcrypt.matches(candidate, encoded);
        if (right) {
            lastRight.set(BearerToken.hash(salt + candidate));
        }
        return right;
    }

    /** Whether this is what was found right before; told at once. */
    boolean wasRight(String candidate) {
        return MessageDigest.isEqual(BearerToken.hash(salt + candidate), lastRight.get());
    }
}
