package dev.vmautoscaling.server.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** A secret in a file that only its owner can read. It is never half there: two that start at once agree on one secret. */
final class SecretFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    SecretFile(Path path) {
        this.path = path;
    }

    /** The secret that is there, else the fresh one, which then is. */
    String orCreate(Supplier<String> fresh) {
        return read().orElseGet(() -> create(fresh.get()));
    }

    Optional<String> read() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            // A restored backup may have opened it to others.
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return Optional.of(Files.readString(path).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private String create(String secret) {
        try {
            Path whole = written(secret);
            try {
                Files.createLink(path, whole);
                return secret;
            } catch (FileAlreadyExistsException e) {
                // Somebody else was faster: theirs counts.
                return read().orElseThrow(() -> new UncheckedIOException(path + " is empty: remove it", e));
            } finally {
                Files.delete(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** Replaces whatever is there. */
    void replace(String secret) {
        try {
            Files.move(written(secret), path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private Path written(String secret) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, path.getFileName() + ".", ".new", OWNER_ONLY);
        Files.write(whole, (secret + "\n").getBytes(StandardCharsets.UTF_8));
        return whole;
    }
}
