package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ConnectionStoreTest {
    private static final Connection F5 = connection("admin");

    private final Database database;

    @TempDir
    Path directory;

    private ConnectionStore connections;

    ConnectionStoreTest(TestDatabase.Kind kind) {
        database = kind.database();
    }

    @BeforeEach
    void open() {
        connections = new ConnectionStore(database, SecretBox.at(directory.resolve("key")));
    }

    private static Connection connection(String username) {
        return new Connection(
                "lab-f5",
                Connection.Kind.F5,
                List.of(URI.create("https://10.0.0.8"), URI.create("https://10.0.0.9")),
                username,
                Optional.of("ab".repeat(32)),
                Optional.empty());
    }

    private ConnectionStore.Stored save(Connection connection, Optional<String> secret) {
        return connections
                .find(connection.name())
                .map(before -> connections.replace(connection, secret, before.version()))
                .orElseGet(() -> connections.create(connection, secret))
                .orElseThrow();
    }

    @Test
    void a_connection_is_never_made_in_place_of_another_of_its_name() {
        save(F5, Optional.of("s3cret"));

        assertThat(connections.create(connection("root"), Optional.of("other"))).isEmpty();

        assertThat(connections.find("lab-f5").orElseThrow().connection()).isEqualTo(F5);
        assertThat(connections.secretOf("lab-f5")).contains("s3cret");
    }

    @Test
    void a_change_made_from_an_older_version_changes_nothing_not_even_the_secret() {
        long seen = save(F5, Optional.of("s3cret")).version();
        save(connection("root"), Optional.empty());

        assertThat(connections.replace(connection("other"), Optional.of("other"), seen))
                .isEmpty();
        assertThat(connections.replace(connection("root"), Optional.empty(), seen))
                .isEmpty();

        assertThat(connections.find("lab-f5").orElseThrow().connection()).isEqualTo(connection("root"));
        assertThat(connections.secretOf("lab-f5")).contains("s3cret");
    }

    @Test
    void a_connection_comes_back_without_its_secret() {
        save(F5, Optional.of("s3cret"));
        var stored = connections.find("lab-f5").orElseThrow();
        assertThat(stored.connection()).isEqualTo(F5);
        assertThat(stored.hasSecret()).isTrue();
        assertThat(stored.toString()).doesNotContain("s3cret");
        assertThat(connections.secretOf("lab-f5")).contains("s3cret");
    }

    @Test
    void the_secret_is_not_readable_in_the_database() {
        save(F5, Optional.of("s3cret"));
        byte[] kept = database.sql("select secret from connection")
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
    }

    @Test
    void an_edit_without_a_secret_keeps_the_old_one_and_every_change_moves_the_version() {
        long first = save(F5, Optional.of("s3cret")).version();
        long second = save(connection("root"), Optional.empty()).version();
        long third = save(connection("root"), Optional.of("new")).version();
        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
        assertThat(connections.secretOf("lab-f5")).contains("new");
    }

    @Test
    void saving_the_same_again_changes_nothing() {
        var first = save(F5, Optional.of("s3cret"));
        assertThat(save(F5, Optional.of("s3cret"))).isEqualTo(first);
        assertThat(save(F5, Optional.empty())).isEqualTo(first);
    }

    @Test
    void the_system_that_was_met_first_is_kept_until_it_is_forgotten() {
        save(F5, Optional.empty());

        assertThat(connections.firstInstance("lab-f5", "a")).isEqualTo("a");
        save(connection("root"), Optional.empty());
        assertThat(connections.firstInstance("lab-f5", "b")).isEqualTo("a");
        connections.forgetInstance("lab-f5");
        assertThat(connections.firstInstance("lab-f5", "b")).isEqualTo("b");
        assertThat(connections.firstInstance("gone", "c")).isEqualTo("c");
    }

    @Test
    void a_connection_may_have_no_secret() {
        save(F5, Optional.empty());
        assertThat(connections.secretOf("lab-f5")).isEmpty();
        assertThat(connections.all()).singleElement().matches(stored -> !stored.hasSecret());
        assertThat(connections.delete("lab-f5")).isTrue();
        assertThat(connections.secretOf("lab-f5")).isEmpty();
    }

    @Test
    void another_key_does_not_open_a_secret_and_the_message_says_what_to_do() {
        save(F5, Optional.of("s3cret"));
        var other = new ConnectionStore(database, SecretBox.at(directory.resolve("other-key")));
        assertThatIllegalStateException()
                .isThrownBy(() -> other.secretOf("lab-f5"))
                .withMessageContaining("restore that file, or enter the secret again");
    }

    @Test
    void the_key_is_made_once_for_its_owner_only() throws Exception {
        Path file = directory.resolve("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] sealedBefore = SecretBox.at(file).seal("text", "name");
        assertThat(SecretBox.at(file).open(sealedBefore, "name")).isEqualTo("text");
        assertThatIllegalStateException().isThrownBy(() -> SecretBox.at(file).open(sealedBefore, "other-name"));
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void a_file_that_is_no_key_is_refused() throws Exception {
        Path file = Files.writeString(directory.resolve("short"), "abc");
        assertThatIllegalStateException().isThrownBy(() -> SecretBox.at(file));
    }
}
