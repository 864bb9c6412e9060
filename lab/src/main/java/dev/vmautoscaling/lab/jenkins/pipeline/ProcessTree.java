package dev.vmautoscaling.lab.jenkins.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command with all that it started, also what no longer is its child: Jenkins finds them by a variable they inherited. */
final class ProcessTree {

    private static final Duration POLITE = Duration.ofSeconds(2);

    private final Process root;
    private final String mark;

    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Asks all to end, and kills those that do not. */
    void end() {
        List<ProcessHandle> all = marked();
        all.forEach(ProcessHandle::destroy);
        root.destroy();
        boolean interrupted = waitFor();
        marked().forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
        interrupted |= waitFor();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // whoever kills a build does not wait, but its process must still be gone afterwards
    private boolean waitFor() {
        boolean interrupted = Thread.interrupted();
        try {
            boolean ignored = root.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        return interrupted;
    }

    private List<ProcessHandle> marked() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isMarked).toList();
        }
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            byte[] variables = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ"));
            return ("\0" + new String(variables, StandardCharsets.UTF_8)).contains("\0" + mark + "\0");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
