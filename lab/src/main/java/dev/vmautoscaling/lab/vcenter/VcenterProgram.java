package dev.vmautoscaling.lab.vcenter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the Go program once per state of its sources and of the library it is built with. */
final class VcenterProgram {

    private static final Path GO_PATH = Path.of("/usr/share/gocode");
    private static final Path LIBRARY = GO_PATH.resolve("src/github.com/vmware/govmomi");
    private static final String INSTALL =
            "The simulated vCenter needs Go and the govmomi library: apt-get install golang-go golang-github-vmware-govmomi-dev";
    private static final long BUILD_MINUTES = 10;

    /** No module mode: Debian's packages are a GOPATH, and nothing is fetched. */
    static final Map<String, String> GO_ENVIRONMENT =
            Map.of("GO111MODULE", "off", "GOPATH", GO_PATH.toString(), "GOFLAGS", "");

    private VcenterProgram() {}

    /**
     * The program, built if need be.
     *
     * @param cache directory for built programs
     * @throws IllegalStateException if Go, the library or the sources are missing, or the sources do not build
     */
    static synchronized Path in(Path cache) {
        try {
            Path sources = sources();
            Path program = cache.resolve("vcenter-" + fingerprint(sources));
            if (Files.isExecutable(program)) {
                return program;
            }
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("vcenter.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isExecutable(program)) {
                    build(sources, program);
                }
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code build/lab} in the project this code belongs to, else in the working directory. */
    static Path defaultCache() {
        return project().orElseGet(() -> Path.of("").toAbsolutePath()).resolve("build/lab");
    }

    /** {@code lab/vcenter} in the project. */
    static Path sources() {
        return project()
                .map(root -> root.resolve("lab/vcenter"))
                .orElseThrow(() -> new IllegalStateException("The Go sources lab/vcenter are neither above "
                        + Path.of("").toAbsolutePath() + " nor above this program's own files"));
    }

    private static Optional<Path> project() {
        return Stream.concat(
                        above(Path.of("").toAbsolutePath()), ownPlace().stream().flatMap(VcenterProgram::above))
                .filter(dir -> Files.isRegularFile(dir.resolve("lab/vcenter/main.go")))
                .findFirst();
    }

    private static Stream<Path> above(Path start) {
        return Stream.iterate(start, dir -> dir != null, Path::getParent);
    }

    private static Optional<Path> ownPlace() {
        CodeSource source = VcenterProgram.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(Path sources) throws IOException {
        if (!Files.isDirectory(LIBRARY)) {
            throw new IllegalStateException(LIBRARY + " is missing. " + INSTALL);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path directory : List.of(sources, LIBRARY.resolve("simulator"))) {
                for (Path file : goFiles(directory)) {
                    digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> goFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            f -> f.toString().endsWith(".go") && !f.toString().endsWith("_test.go"))
                    .sorted()
                    .toList();
        }
    }

    private static void build(Path sources, Path program) throws IOException {
        Path fresh = program.resolveSibling(program.getFileName() + ".new");
        Process go = start(
                new ProcessBuilder("go", "build", "-o", fresh.toString(), ".").directory(sources.toFile()), program);
        String said = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!ended(go) || go.exitValue() != 0) {
            go.destroyForcibly();
            throw new IllegalStateException("The simulated vCenter does not build:\n" + said);
        }
        Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Process start(ProcessBuilder builder, Path program) {
        builder.environment().putAll(GO_ENVIRONMENT);
        if (builder.environment().get("HOME") == null) {
            builder.environment()
                    .put("GOCACHE", program.resolveSibling("go-cache").toString());
        }
        try {
            return builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(INSTALL, e);
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
