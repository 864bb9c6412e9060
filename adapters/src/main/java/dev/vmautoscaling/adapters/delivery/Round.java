package dev.vmautoscaling.adapters.delivery;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several changes that are checked, activated and reloaded together: all of them are in effect afterwards, or none. */
final class Round {
    private static final String CANDIDATE = ".vm-autoscaler-new";
    private static final String PREVIOUS = ".vm-autoscaler-previous";
    private static final int CLASHES = 5;
    /** A signal is followed by the reload at once, but nobody says when it has ended. */
    private static final Duration IN_EFFECT = Duration.ofSeconds(15);

    private final Host host;
    private final ConfiguredServer server;
    private final List<FileChange> changes;
    private final Map<String, Boolean> mountedAlone = new HashMap<>();

    Round(Host host, ConfiguredServer server, List<FileChange> changes) {
        this.host = host;
        this.server = server;
        this.changes = changes;
    }

    /** One file before and after. */
    private record Edited(FileChange change, FileText before, FileText after) {
        boolean isChanged() {
            return !before.equals(after);
        }
    }

    void run() {
        for (int attempt = 1; attempt <= CLASHES; attempt++) {
            List<Edited> edited = edited().stream().filter(Edited::isChanged).toList();
            if (edited.isEmpty()) {
                loadWhatIsThere();
                return;
            }
            edited.forEach(this::check);
            if (edited.stream().allMatch(this::isUntouched)) {
                putInEffect(edited);
                return;
            }
        }
        throw fault(TRANSIENT, "somebody else keeps changing the file", "find out who or what writes it");
    }

    /** The files are as they should be; the server may have died, or we, before it was told. */
    private void loadWhatIsThere() {
        if (missing().isPresent()) {
            server.reload();
            missingAfterAll().ifPresent(what -> {
                throw notInEffect(what);
            });
        }
    }

    private List<Edited> edited() {
        Map<String, Edited> byPath = new LinkedHashMap<>();
        for (FileChange change : changes) {
            Edited so = byPath.get(change.path());
            FileText before = so == null ? FileText.read(host, change.path()) : so.before();
            FileText now = so == null ? before : so.after();
            Optional<String> wanted = change.wanted(server.system(), now.text(server, change));
            byPath.put(change.path(), new Edited(change, before, FileText.of(wanted)));
        }
        return List.copyOf(byPath.values());
    }

    private void check(Edited edited) {
        String path = edited.change().path();
        isMountedAlone(path);
        edited.after().bytes().ifPresent(bytes -> {
            host.makeDirectory(path.substring(0, path.lastIndexOf('/')));
            host.replace(path + CANDIDATE, bytes);
            try {
                server.complaint(
                                edited.change(),
                                path + CANDIDATE,
                                edited.after().string())
                        .ifPresent(said -> {
                            throw fault(
                                    PERMANENT,
                                    "its own check refuses the new file, nothing was changed: " + said,
                                    "look at what is said; the file in use is " + path);
                        });
            } finally {
                host.remove(path + CANDIDATE);
            }
        });
    }

    private boolean isUntouched(Edited edited) {
        return FileText.read(host, edited.change().path()).equals(edited.before());
    }

    private void putInEffect(List<Edited> edited) {
        List<Edited> active = new ArrayList<>();
        try {
            for (Edited each : edited) {
                keep(each);
                active.add(each);
                write(each.change().path(), each.after());
            }
            if (!edited.stream().allMatch(each -> each.change().isWatched())) {
                server.reload();
            }
            missingAfterAll().ifPresent(what -> {
                throw notInEffect(what);
            });
        } catch (OutsideFault fault) {
            throw takenBack(active, fault);
        }
        // A file that was ours alone leaves nothing behind.
        edited.stream()
                .filter(each -> each.after().bytes().isEmpty())
                .forEach(each -> host.remove(each.change().path() + PREVIOUS));
    }

    private void keep(Edited edited) {
        edited.before().bytes().ifPresent(bytes -> host.replace(edited.change().path() + PREVIOUS, bytes));
    }

    private void write(String path, FileText text) {
        Optional<byte[]> bytes = text.bytes();
        if (bytes.isEmpty()) {
            host.remove(path);
        } else if (isMountedAlone(path)) {
            host.overwrite(path, bytes.get());
        } else {
            host.replace(path, bytes.get());
        }
    }

    private boolean isMountedAlone(String path) {
        return mountedAlone.computeIfAbsent(path, server::isMountedAlone);
    }

    private Optional<String> missing() {
        return changes.stream()
                .flatMap(change -> change.readback().missing().stream())
                .findFirst();
    }

    private Optional<String> missingAfterAll() {
        Pause pause = Pause.atMost(IN_EFFECT);
        Optional<String> missing = missing();
        while (missing.isPresent() && pause.goesOn()) {
            missing = missing();
        }
        return missing;
    }

    private OutsideFault notInEffect(String what) {
        String log = server.lastWords();
        return fault(
                PERMANENT,
                "after the reload " + what + (log.isEmpty() ? "" : "; its log says: " + log),
                "look at the log of " + server.system());
    }

    /** Puts the old files back, but never over what somebody else has written since. */
    private OutsideFault takenBack(List<Edited> active, OutsideFault why) {
        List<String> left = new ArrayList<>();
        for (Edited each : active.reversed()) {
            try {
                putBack(each).ifPresent(left::add);
            } catch (OutsideFault trouble) {
                left.add(each.change().path() + " could not be put back (" + trouble.getMessage()
                        + "), its old text is in " + each.change().path() + PREVIOUS);
            }
        }
        try {
            if (!active.isEmpty()) {
                server.reload();
            }
        } catch (OutsideFault trouble) {
            String files = left.isEmpty()
                    ? "the old files are back, but their reload failed too: "
                    : "the reload failed too: ";
            left.add(files + trouble.getMessage());
        }
        String so = left.isEmpty() ? "everything is as it was before" : String.join("; ", left);
        return fault(why.kind(), why.getMessage() + "; " + so, why.hint()).causedBy(why);
    }

    private Optional<String> putBack(Edited each) {
        String path = each.change().path();
        FileText now = FileText.read(host, path);
        if (now.equals(each.before())) {
            return Optional.empty();
        }
        if (!now.equals(each.after()) && !isMountedAlone(path)) {
            return Optional.of(path + " was changed by somebody else meanwhile and is left so");
        }
        write(path, each.before());
        return Optional.empty();
    }

    private OutsideFault fault(FaultKind kind, String said, String hint) {
        return new OutsideFault(kind, server.system(), changes.getFirst().operation(), said, hint);
    }
}
