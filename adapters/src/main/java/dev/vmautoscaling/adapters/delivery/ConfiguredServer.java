package dev.vmautoscaling.adapters.delivery;

import java.util.Optional;

/** The server whose files are changed. Every method throws {@link dev.vmautoscaling.domain.fault.OutsideFault}. */
public interface ConfiguredServer {
    /** As operators know it: {@code Prometheus main}. */
    String system();

    /** The file that keeps all others out while files of this server are changed. */
    String lockFile();

    /**
     * Whether a new file of this name would never be seen, because the old one is mounted by itself; asked before anything is
     * changed, so this also finds that the container is not there.
     */
    boolean isMountedAlone(String path);

    /**
     * What the server's own tool says against the file; empty when nothing, or when there is no tool.
     *
     * @param candidate where the text lies, beside the file that it is to become
     */
    Optional<String> complaint(FileChange change, String candidate, String text);

    /** Has it read its files again. */
    void reload();

    /** The last of its log, for the reason of a refusal; empty when it cannot be had. */
    String lastWords();
}
