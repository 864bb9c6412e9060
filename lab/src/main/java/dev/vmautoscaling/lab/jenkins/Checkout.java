package dev.vmautoscaling.lab.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** A pipeline that lies in a Git repository, fetched into the workspace for each build. Credentials are not used. */
final class Checkout {

    private final Path workspace;
    private final Consumer<String> log;

    Checkout(Path workspace, Consumer<String> log) {
        this.workspace = workspace;
        this.log = log;
    }

    /**
     * The text of the pipeline; all else of the repository lies in the workspace afterwards.
     *
     * @throws IOException with what git says, or because there is no such file
     */
    String fetch(JobConfig.Scm scm) throws IOException, InterruptedException {
        empty();
        log.accept("Cloning repository " + scm.url());
        String branch = scm.branch().replaceFirst("^(refs/(heads|tags)|\\*|origin)/", "");
        Process git = new ProcessBuilder(
                        List.of("git", "clone", "--quiet", "--depth", "1", "--branch", branch, scm.url(), "."))
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            said.lines().forEach(log);
            if (git.waitFor() != 0) {
                throw new IOException("ERROR: Error cloning remote repo 'origin'");
            }
        } finally {
            git.destroyForcibly();
        }
        Path pipeline = workspace.resolve(scm.path());
        if (!Files.isRegularFile(pipeline)) {
            throw new IOException("ERROR: " + scm.path() + " not found");
        }
        return Files.readString(pipeline);
    }

    private void empty() throws IOException {
        try (var files = Files.walk(workspace)) {
            for (Path file : files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(workspace))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
