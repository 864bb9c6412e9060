package dev.vmautoscaling.adapters.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files as people write them, each odd in another way. */
public record Corpus(String name, String text) {
    /** @param program whose files */
    public static List<Corpus> of(String program) {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(Corpus.class.getResource("/corpus/" + program))
                        .toURI()))) {
            return files.sorted().map(Corpus::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Corpus read(Path file) {
        try {
            return new Corpus(
                    file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path write(Path directory, String other) {
        try {
            Path file = directory.resolve(name);
            Files.write(file, other.getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
