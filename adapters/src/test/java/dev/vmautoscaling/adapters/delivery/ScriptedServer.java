package dev.vmautoscaling.adapters.delivery;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A server that loads its directory when it is told to, and refuses what it cannot take. */
final class ScriptedServer implements ConfiguredServer {
    final List<Map<String, String>> reloads = new ArrayList<>();
    Predicate<String> refusedByTool = text -> false;
    Predicate<String> refusedAtReload = text -> false;
    Predicate<String> ignored = text -> false;
    Runnable duringCheck = () -> {};
    Optional<OutsideFault> down = Optional.empty();
    boolean mountedAlone;

    private final Path directory;
    private Map<String, String> loaded;

    ScriptedServer(Path directory) {
        this.directory = directory;
        this.loaded = files();
    }

    private Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        try (var all = Files.list(directory)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".yml")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** What is in effect, by file. */
    synchronized Map<String, String> loaded() {
        return Map.copyOf(loaded);
    }

    @Override
    public String system() {
        return "Server main";
    }

    @Override
    public String lockFile() {
        return directory.resolve("lock").toString();
    }

    @Override
    public boolean isMountedAlone(String path) {
        return mountedAlone;
    }

    @Override
    public Optional<String> complaint(FileChange change, String candidate, String text) {
        duringCheck.run();
        return refusedByTool.test(text) ? Optional.of("the tool refuses it") : Optional.empty();
    }

    @Override
    public synchronized void reload() {
        down.ifPresent(fault -> {
            throw fault;
        });
        Map<String, String> now = files();
        reloads.add(now);
        if (now.values().stream().anyMatch(refusedAtReload)) {
            throw new OutsideFault(FaultKind.PERMANENT, system(), "reload", "HTTP 500 bad file", "look at its log");
        }
        if (now.values().stream().noneMatch(ignored)) {
            loaded = now;
        }
    }

    @Override
    public String lastWords() {
        return "its last words";
    }
}
