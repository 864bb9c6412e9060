package dev.vmautoscaling.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A temporary directory of its own that is gone afterwards: deleted on close, and deleted by a small watching shell when
 * this process is killed before it can close it.
 */
public final class LabDirectory implements AutoCloseable {

    // The shell's standard input ends when this process does, however it ends. The first attempts may race with child
    // processes that are dying too and still writing.
    private static final String WATCH =
            "trap '' INT TERM HUP; cat >/dev/null; for i in 1 2 3 4 5 6 7 8 9 10; do rm -rf \"$0\"; sleep 0.2; done";

    private final Path path;
    private final Process watcher;

    private LabDirectory(Path path, Process watcher) {
        this.path = path;
        this.watcher = watcher;
    }

    /** Makes the directory in the system's temporary directory. */
    public static LabDirectory create() {
        try {
            Path path = Files.createTempDirectory("vm-autoscaling-lab-");
            Process watcher = new ProcessBuilder("sh", "-c", WATCH, path.toString())
                    .directory(Path.of("/").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new LabDirectory(path, watcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** A directory in it, made if it is not there. */
    public Path directory(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text file in it, and the directories on the way. */
    public Path write(String name, String text) {
        Path file = path.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies all logs in it to another directory, made if it is not there, for whoever looks for the cause of a failure. */
    public void keepLogs(Path target) {
        try (var files = Files.walk(path)) {
            Files.createDirectories(target);
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, target.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the logs cannot be kept in " + target, e);
        }
    }

    @Override
    public void close() {
        try {
            delete();
            watcher.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (var files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
