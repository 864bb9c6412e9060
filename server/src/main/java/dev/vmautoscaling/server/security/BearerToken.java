package dev.vmautoscaling.server.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A token that opens one endpoint. Only its hash is kept in memory, and comparing takes as long whatever was guessed. */
final class BearerToken implements MachineToken {
    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;

    private final byte[] hash;

    private BearerToken(String token) {
        this.hash = hash(token);
    }

    /** The token in that file, made when there is none. */
    static BearerToken in(Path file) {
        return new BearerToken(text(file));
    }

    /** The same in clear. */
    static String text(Path file) {
        return new SecretFile(file).orCreate(() -> RandomSecret.ofBytes(BYTES));
    }

    @Override
    public boolean isIn(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        hash, hash(header.substring(SCHEME.length()).strip()));
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
