package dev.vmautoscaling.lab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path directory;

    @Test
    void remembers_what_was_served_and_what_was_waited_for() {
        Journal journal = Journal.inMemory();
        try (var call = journal.call("f5", "GET pool members")) {
            try (var delay = journal.delay("f5", "monitor interval")) {}
        }
        assertThat(journal.entries())
                .extracting(entry -> entry.kind().word() + " " + entry.operation())
                .containsExactly("delay monitor interval", "call GET pool members");
        assertThat(journal.entries().getLast().startMicros())
                .isLessThanOrEqualTo(journal.entries().getFirst().startMicros());
    }

    @Test
    void keeps_every_entry_of_many_threads_as_one_complete_line_each() throws Exception {
        Path file = directory.resolve("journal.jsonl");
        try (Journal journal = Journal.inFile(file)) {
            IntStream.range(0, 500)
                    .parallel()
                    .forEach(i -> journal.add(new JournalEntry("vcenter", JournalEntry.Kind.CALL, "op" + i, i, i + 1)));
            assertThat(Journal.read(file)).containsExactlyElementsOf(journal.entries());
        }
        assertThat(Journal.read(file)).hasSize(500);
    }

    @Test
    void takes_lines_of_systems_in_other_processes() {
        Journal journal = Journal.inMemory();
        journal.addLine("{\"system\":\"vcenter\",\"kind\":\"delay\",\"operation\":\"CloneVM_Task\","
                + "\"startMicros\":1763860000000001,\"endMicros\":1763860001500001}");
        assertThat(journal.entries())
                .containsExactly(new JournalEntry(
                        "vcenter",
                        JournalEntry.Kind.DELAY,
                        "CloneVM_Task",
                        1_763_860_000_000_001L,
                        1_763_860_001_500_001L));
    }

    @Test
    void refuses_a_line_that_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journal.inMemory().addLine("{\"system\":\"vcenter\"}"))
                .withMessageStartingWith("Not a journal line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JournalEntry("f5", JournalEntry.Kind.CALL, "PATCH", 2, 1));
    }
}
