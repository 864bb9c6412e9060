package dev.vmautoscaling.server.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the process keeps what must survive it; others may not look into it. */
record DataDirectory(Path path) {
    /** Made when it is missing, with everything above it. */
    static DataDirectory at(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new DataDirectory(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + absolute + " cannot be made", e);
        }
    }

    /**
     * The embedded database. Its default write delay would lose acknowledged commits when the process is killed; left to
     * itself it closes at the process's end while the last workflows still write. The modes make it understand what
     * PostgreSQL does.
     */
    String databaseUrl() {
        return "jdbc:h2:file:" + path.resolve("autoscaler")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                + ";LOCK_TIMEOUT=10000";
    }
}
