package dev.vmautoscaling.server.web;

import dev.vmautoscaling.pipeline.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The scripts of the pipeline, as this version has them. */
final class Scripts {
    static final List<String> NAMES = Stream.concat(
                    Stream.of("autoscaler.sh", "ask-permission", "report"),
                    Arrays.stream(Stage.values()).map(Stage::key))
            .toList();

    private Scripts() {}

    /** Empty when there is none of that name. */
    static Optional<String> text(String name) {
        return NAMES.contains(name) ? Optional.of(read("/jenkins/scripts/" + name)) : Optional.empty();
    }

    private static String read(String resource) {
        try (InputStream text = Objects.requireNonNull(Scripts.class.getResourceAsStream(resource), resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
