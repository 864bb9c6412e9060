package dev.vmautoscaling.domain.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every machine, this one or another. */
public abstract class HostContract {
    private static final byte[] OLD = "old: 1\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "new: 한국어\r\n# no end".getBytes(StandardCharsets.UTF_8);

    @TempDir
    protected Path directory;

    /** A machine that sees this machine's disk. */
    protected abstract Host host();

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void a_file_that_is_not_there_is_empty_and_not_an_error() {
        assertThat(host().read(file("none.yml"))).isEmpty();
        assertThat(host().remove(file("none.yml"))).isFalse();
    }

    @Test
    void a_new_file_has_every_byte_and_can_be_read_by_everybody() throws IOException {
        byte[] large = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.UTF_8);

        host().replace(file("a.yml"), NEW);
        host().replace(file("large.yml"), large);

        assertThat(host().read(file("a.yml"))).contains(NEW);
        assertThat(Files.readAllBytes(directory.resolve("large.yml"))).isEqualTo(large);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a.yml"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void a_replaced_file_keeps_its_mode_and_nothing_else_is_left() throws IOException {
        Path path = Files.write(directory.resolve("a.yml"), OLD);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));

        host().replace(file("a.yml"), NEW);

        assertThat(Files.readAllBytes(path)).isEqualTo(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-rw----");
        try (var all = Files.list(directory)) {
            assertThat(all).containsExactly(path);
        }
    }

    @Test
    void a_replaced_file_is_another_one_and_an_overwritten_one_is_the_same() throws IOException {
        Path path = Files.write(directory.resolve("a.yml"), OLD);
        Object first = Files.getAttribute(path, "unix:ino");

        host().overwrite(file("a.yml"), NEW);
        assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(first);
        assertThat(Files.readAllBytes(path)).isEqualTo(NEW);

        host().overwrite(file("a.yml"), OLD);
        assertThat(Files.readAllBytes(path)).isEqualTo(OLD);

        host().replace(file("a.yml"), NEW);
        assertThat(Files.getAttribute(path, "unix:ino")).isNotEqualTo(first);
    }

    @Test
    void a_link_stays_and_what_it_leads_to_changes() throws IOException {
        Path real = Files.write(directory.resolve("real.yml"), OLD);
        Path link = Files.createSymbolicLink(directory.resolve("link.yml"), real);

        host().replace(link.toString(), NEW);

        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllBytes(real)).isEqualTo(NEW);
    }

    @Test
    void of_two_who_create_a_file_one_makes_it() throws IOException {
        assertThat(host().create(file("lock"), OLD)).isTrue();
        assertThat(host().create(file("lock"), NEW)).isFalse();
        assertThat(Files.readAllBytes(directory.resolve("lock"))).isEqualTo(OLD);
    }

    @Test
    void directories_are_made_with_those_above_them() {
        host().makeDirectory(file("rules/autoscaler"));
        host().makeDirectory(file("rules/autoscaler"));

        assertThat(directory.resolve("rules/autoscaler")).isDirectory();
    }

    @Test
    void a_program_gets_every_word_as_it_is_and_its_input() {
        Host.Ended ended = host().run(
                        List.of(
                                "sh",
                                "-c",
                                "printf '%s|' \"$@\"; cat; echo told >&2; exit 3",
                                "sh",
                                "a b",
                                "$HOME",
                                "it's",
                                "*"),
                        "input".getBytes(StandardCharsets.UTF_8));

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.said()).startsWith("a b|$HOME|it's|*|input").contains("told");
        assertThat(ended.isFine()).isFalse();
    }

    @Test
    void a_program_that_is_not_there_is_missing() {
        assertThat(host().run(List.of("no-such-program-here", "-x")).isMissing())
                .isTrue();
    }

    @Test
    void a_directory_that_is_not_there_is_told() {
        assertThatThrownBy(() -> host().replace(file("none/a.yml"), NEW))
                .isInstanceOfSatisfying(OutsideFault.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
                    assertThat(fault.getMessage()).contains("none/a.yml");
                });
    }
}
