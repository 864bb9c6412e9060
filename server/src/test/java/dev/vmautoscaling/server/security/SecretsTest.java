package dev.vmautoscaling.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void a_generated_password_lies_in_a_file_of_its_owner_only() throws IOException {
        AdminPassword password = new AdminPassword(folder.resolve("data"));
        Path file = folder.resolve("data/admin-password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String text = Files.readString(file).strip();
        assertThat(text).hasSizeGreaterThanOrEqualTo(20);
        assertThat(password.matches(text)).isTrue();
        assertThat(password.matches(text)).as("the quick way too").isTrue();
        assertThat(password.matches(text + "x")).isFalse();
        assertThat(password.matches("")).isFalse();
        assertThat(password.matches("x".repeat(1_000))).isFalse();
    }

    @Test
    void the_password_stays_over_a_restart_even_when_the_readable_file_is_taken_away() throws IOException {
        new AdminPassword(folder);
        String text = Files.readString(folder.resolve("admin-password")).strip();
        Files.delete(folder.resolve("admin-password"));

        assertThat(new AdminPassword(folder).matches(text)).isTrue();
        assertThat(folder.resolve("admin-password")).doesNotExist();
    }

    @Test
    void a_password_that_somebody_writes_into_the_file_counts_from_the_next_start() throws IOException {
        new AdminPassword(folder);
        Files.writeString(folder.resolve("admin-password"), "chosen by hand\n");

        assertThat(new AdminPassword(folder).matches("chosen by hand")).isTrue();
    }

    @Test
    void many_that_start_at_once_agree_on_one_secret() {
        Set<String> secrets = ConcurrentHashMap.newKeySet();
        SecretFile file = new SecretFile(folder.resolve("token"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 40)
                    .forEach(i -> threads.execute(() -> secrets.add(file.orCreate(() -> RandomSecret.ofBytes(16)))));
        }

        assertThat(secrets).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("token");
    }

    @Test
    void a_token_is_found_in_a_bearer_header_and_nowhere_else() throws IOException {
        BearerToken token = BearerToken.in(folder.resolve("webhook-token"));
        String text = Files.readString(folder.resolve("webhook-token")).strip();

        assertThat(List.of("Bearer " + text, "bearer " + text)).allMatch(token::isIn);
        assertThat(List.of(text, "Basic " + text, "Bearer ", "Bearer " + text + "x", ""))
                .noneMatch(token::isIn);
    }
}
