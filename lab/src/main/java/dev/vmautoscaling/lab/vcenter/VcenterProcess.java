package dev.vmautoscaling.lab.vcenter;

import dev.vmautoscaling.lab.journal.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The child process and what it says on its standard output. */
final class VcenterProcess implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long CLOSE_SECONDS = 10;

    /** What the child says first. */
    record Ready(URI url, String sha256, long pid) {}

    private final Process process;
    private final Path files;
    private final BufferedReader lines;
    private final Ready ready;
    private final @Nullable Journal journal;
    private final Map<String, GuestEvent.Up> up = new LinkedHashMap<>();
    private final List<Consumer<GuestEvent>> listeners = new ArrayList<>();
    private final ExecutorService guests = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("vcenter-guests").factory());
    private final Thread reader;

    private VcenterProcess(Process process, Path files, @Nullable Journal journal) throws IOException {
        this.process = process;
        this.files = files;
        this.journal = journal;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.ready = readReady();
        this.reader = Thread.ofVirtual().name("vcenter-output").unstarted(this::read);
    }

    static VcenterProcess start(Path program, List<String> arguments, @Nullable Journal journal) {
        try {
            Path files = Files.createTempDirectory("lab-vcenter");
            // its datastores live there too, so that whichever of us two is left removes everything
            List<String> command = new ArrayList<>(List.of(program.toString(), "-scratch", files.toString()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(files.resolve("errors.log").toFile());
            return begin(builder.start(), files, journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VcenterProcess begin(Process child, Path files, @Nullable Journal journal) throws IOException {
        try {
            VcenterProcess started = new VcenterProcess(child, files, journal);
            started.reader.start();
            return started;
        } catch (IOException | RuntimeException e) {
            child.destroyForcibly().onExit().join();
            delete(files);
            throw e;
        }
    }

    private Ready readReady() throws IOException {
        String first = lines.readLine();
        if (first == null) {
            throw new IllegalStateException("The simulated vCenter did not start: " + errors());
        }
        JsonNode node = JSON.readTree(first).required("ready");
        return new Ready(
                URI.create(node.required("url").asString()),
                node.required("sha256").asString(),
                node.required("pid").asLong());
    }

    private String errors() throws IOException {
        Path log = files.resolve("errors.log");
        return Files.exists(log) ? Files.readString(log).strip() : "";
    }

    Ready ready() {
        return ready;
    }

    Path files() {
        return files;
    }

    void onGuest(Consumer<GuestEvent> listener) {
        guests.execute(() -> {
            up.values().forEach(listener);
            listeners.add(listener);
        });
    }

    private void read() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(JSON.readTree(line));
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            } // else: the pipe was closed together with the child
        }
    }

    private void hear(JsonNode line) {
        JsonNode entry = line.get("journal");
        if (entry != null) {
            if (journal != null) {
                journal.addLine(entry.toString());
            }
            return;
        }
        String vm = line.required("vm").asString();
        String moid = line.required("moid").asString();
        String address = line.required("address").asString();
        long at = line.required("atMicros").asLong();
        switch (line.required("event").asString()) {
            case "guest-up" -> tell(new GuestEvent.Up(vm, moid, address, at));
            case "guest-down" -> tell(new GuestEvent.Down(vm, moid, address, at));
            default -> throw new IllegalStateException("Not an event of ours: " + line);
        }
    }

    /** Apart from the reader: the child would stand still if nobody read what it says. */
    private void tell(GuestEvent event) {
        guests.execute(() -> {
            switch (event) {
                case GuestEvent.Up e -> up.put(e.moid(), e);
                case GuestEvent.Down e -> up.remove(e.moid());
            }
            listeners.forEach(l -> l.accept(event));
        });
    }

    @Override
    public void close() {
        try {
            String trouble = trouble();
            process.getOutputStream().close(); // it ends with its standard input
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
            guests.shutdown();
            delete(files);
            if (!trouble.isEmpty()) {
                throw new IllegalStateException(trouble);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What went wrong in the child itself; no test may pass over that. */
    private String trouble() throws IOException {
        if (!process.isAlive() && process.exitValue() != 0) { // 0: told to, as by the Ctrl-C that also told us
            return "The simulated vCenter died with exit code %d: %s".formatted(process.exitValue(), errors());
        }
        String errors = errors();
        int panic = errors.indexOf("panic serving");
        return panic < 0 ? "" : "The simulated vCenter had a fault of its own: " + errors.substring(panic);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return; // the child was quicker
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
