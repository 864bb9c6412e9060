package dev.vmautoscaling.lab.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of all lab systems, in memory and, where asked for, as JSON lines in a file. Safe for any number
 * of threads; a file line is complete once {@link #add} has returned, so it survives a killed process.
 */
public final class Journal implements AutoCloseable {

    private final InstantSource clock;
    private final @Nullable Writer file;
    private final List<JournalEntry> entries = new ArrayList<>();

    private Journal(InstantSource clock, @Nullable Writer file) {
        this.clock = clock;
        this.file = file;
    }

    /** A journal that only remembers. */
    public static Journal inMemory() {
        return new Journal(InstantSource.system(), null);
    }

    /**
     * A journal that also appends each entry to a file of JSON lines.
     *
     * @throws UncheckedIOException if the file cannot be opened for writing
     */
    public static Journal inFile(Path file) {
        try {
            return new Journal(
                    InstantSource.system(),
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds an entry.
     *
     * @throws UncheckedIOException if the file cannot be written; the entry is remembered all the same
     */
    public synchronized void add(JournalEntry entry) {
        entries.add(entry);
        if (file == null) {
            return;
        }
        try {
            file.write(JournalLine.write(entry));
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds an entry that a lab system outside this process reported.
     *
     * @throws IllegalArgumentException if the text is not a journal line
     */
    public void addLine(String json) {
        add(JournalLine.read(json));
    }

    /** Begins to serve a call; closing the span adds the entry. */
    public Span call(String system, String operation) {
        return begin(system, JournalEntry.Kind.CALL, operation);
    }

    /** Begins a delay made on purpose; closing the span adds the entry. */
    public Span delay(String system, String operation) {
        return begin(system, JournalEntry.Kind.DELAY, operation);
    }

    /** All entries up to now, in the order in which they ended. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** The time of this journal, in microseconds since the epoch. */
    public long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public synchronized void close() {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Span begin(String system, JournalEntry.Kind kind, String operation) {
        long start = nowMicros();
        // a clock set back in between must not cost the entry
        return () -> add(new JournalEntry(system, kind, operation, start, Math.max(start, nowMicros())));
    }

    /** Something that is going on; it is journalled when closed. */
    @FunctionalInterface
    public interface Span extends AutoCloseable {
        @Override
        void close();
    }

    /** Reads the complete lines of a journal file. */
    public static List<JournalEntry> read(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(JournalLine::read).toList();
        }
    }
}
