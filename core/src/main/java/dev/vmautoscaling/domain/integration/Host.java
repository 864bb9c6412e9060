package dev.vmautoscaling.domain.integration;

import java.util.List;
import java.util.Optional;

/**
 * The machine on which another system's files lie: this one, or one that is reached over SSH. Paths are absolute and of that
 * machine. Every method throws {@link dev.vmautoscaling.domain.fault.OutsideFault}: permanent when it is refused (no
 * permission, wrong key), transient when it may succeed later.
 */
public interface Host {
    /** As operators know it. */
    String name();

    /** The file's bytes; empty when there is no such file. */
    Optional<byte[]> read(String path);

    /**
     * Makes the file this, all at once: whoever reads it sees the old bytes or the new ones. It keeps its mode and, where that is
     * possible, its owner; a new one can be read by everybody.
     */
    void replace(String path, byte[] bytes);

    /**
     * Writes into the file that is there, which keeps its identity: for a file that is mounted by itself into a container, where
     * a new file would never be seen. Not atomic.
     */
    void overwrite(String path, byte[] bytes);

    /** Whether it was there. */
    boolean remove(String path);

    /**
     * Makes the file, unless there is one: then nothing is done.
     *
     * @return whether it was made; of several who try at once exactly one makes it
     */
    boolean create(String path, byte[] bytes);

    /** Makes the directory and those above it, as far as they are not there. */
    void makeDirectory(String path);

    /**
     * Runs a program there and waits for its end. Nothing is expanded: each word reaches the program as it is.
     *
     * @param command the program, found on the path, and its arguments
     * @param input what it reads; then its input ends
     */
    Ended run(List<String> command, byte[] input);

    /** Runs a program that reads nothing. */
    default Ended run(List<String> command) {
        return run(command, new byte[0]);
    }

    /**
     * How a program has ended.
     *
     * @param code 127 when there is no such program
     * @param said what it has written to its output and to its errors, shortened when it is long
     */
    record Ended(int code, String said) {
        public boolean isFine() {
            return code == 0;
        }

        public boolean isMissing() {
            return code == 127;
        }
    }
}
