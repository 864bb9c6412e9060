package dev.vmautoscaling.lab.jenkins.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The build's log, in which secrets are stars as long as they are in use. */
final class Console {

    private final Consumer<String> log;
    private final List<String> secrets = new CopyOnWriteArrayList<>();

    Console(Consumer<String> log) {
        this.log = log;
    }

    void line(String text) {
        String masked = text;
        for (String secret : secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            masked = masked.replace(secret, "****");
        }
        log.accept(masked);
    }

    void lines(String text) {
        text.lines().forEach(this::line);
    }

    /** Runs a block in which these are secret. */
    <T> T masking(Collection<String> values, Supplier<T> block) {
        List<String> added = values.stream().filter(value -> !value.isEmpty()).toList();
        secrets.addAll(added);
        try {
            return block.get();
        } finally {
            added.forEach(secrets::remove);
        }
    }
}
