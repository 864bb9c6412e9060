package dev.vmautoscaling.adapters.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.engine.SettableTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    private static final String OLD = "# theirs\r\nold: 1";

    @TempDir
    Path directory;

    private final SettableTime time = new SettableTime();
    private ScriptedServer server;
    private Delivery delivery;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(directory.resolve("main.yml"), OLD);
        server = new ScriptedServer(directory);
        delivery = new Delivery(LocalHost::new, server, time);
    }

    private FileChange change(String file, FileChange.Edit edit, String wanted) {
        return new FileChange(
                "publish " + wanted,
                directory.resolve(file).toString(),
                edit,
                () -> server.loaded().getOrDefault(file, "").contains(wanted)
                        ? Optional.empty()
                        : Optional.of("\"" + wanted + "\" is not loaded"));
    }

    private FileChange adding(String line) {
        return change("main.yml", before -> before.map(text -> text.contains(line) ? text : text + "\n" + line), line);
    }

    private FileChange writing(String file, String text) {
        return change(file, before -> Optional.of(text), text);
    }

    private FileChange removing(String file) {
        return new FileChange(
                "withdraw " + file,
                directory.resolve(file).toString(),
                before -> Optional.empty(),
                () -> server.loaded().containsKey(file) ? Optional.of(file + " is still loaded") : Optional.empty());
    }

    private OutsideFault refusal(FileChange change) {
        return catchThrowableOfType(OutsideFault.class, () -> delivery.apply(List.of(change)));
    }

    private String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_change_is_in_effect_and_the_previous_version_is_kept() throws IOException {
        delivery.apply(List.of(adding("ours: 1")));

        assertThat(server.loaded()).containsEntry("main.yml", OLD + "\nours: 1");
        assertThat(text("main.yml.vm-autoscaler-previous")).isEqualTo(OLD);
        assertThat(files()).containsExactly("main.yml", "main.yml.vm-autoscaler-previous");
    }

    @Test
    void nothing_is_reloaded_without_a_change() {
        delivery.apply(List.of(adding("ours: 1")));
        delivery.apply(List.of(adding("ours: 1")));

        assertThat(server.reloads).hasSize(1);
    }

    @Test
    void a_file_that_the_server_watches_is_written_without_a_reload_and_goes_without_a_trace() throws IOException {
        delivery.apply(List.of(watched(Optional.of("[1]"))));
        assertThat(text("targets.json")).isEqualTo("[1]");
        delivery.apply(List.of(watched(Optional.of("[1,2]"))));
        assertThat(text("targets.json")).isEqualTo("[1,2]");

        delivery.apply(List.of(watched(Optional.empty())));

        assertThat(server.reloads).isEmpty();
        assertThat(files()).containsExactly("main.yml");
    }

    private FileChange watched(Optional<String> text) {
        String path = directory.resolve("targets.json").toString();
        return new FileChange("publish targets", path, before -> text, Optional::empty, true);
    }

    @Test
    void changes_are_worked_out_when_their_turn_has_come() {
        List<String> lines = new ArrayList<>();
        delivery.apply(() -> {
            lines.add("ours: 1");
            return lines.stream().map(this::adding).toList();
        });

        assertThat(server.loaded()).containsEntry("main.yml", OLD + "\nours: 1");
    }

    @Test
    void a_file_that_is_right_but_not_loaded_is_loaded() throws IOException {
        Files.writeString(directory.resolve("main.yml"), OLD + "\nours: 1");

        delivery.apply(List.of(adding("ours: 1")));

        assertThat(server.reloads).hasSize(1);
        assertThat(server.loaded().get("main.yml")).contains("ours: 1");
    }

    @Test
    void what_the_tool_refuses_is_never_activated() throws IOException {
        server.refusedByTool = text -> text.contains("bad");

        OutsideFault fault = refusal(adding("bad: 1"));

        assertThat(fault.getMessage()).contains("the tool refuses it");
        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(server.reloads).isEmpty();
        assertThat(files()).containsExactly("main.yml");
        assertThat(text("main.yml")).isEqualTo(OLD);
    }

    @Test
    void what_the_server_refuses_is_taken_back_and_the_old_is_in_effect() {
        server.refusedAtReload = text -> text.contains("bad");

        OutsideFault fault = refusal(adding("bad: 1"));

        assertThat(fault.getMessage()).contains("HTTP 500 bad file").contains("everything is as it was before");
        assertThat(text("main.yml")).isEqualTo(OLD);
        assertThat(server.loaded()).containsEntry("main.yml", OLD);
    }

    @Test
    void a_new_file_that_the_server_refuses_is_gone_again() throws IOException {
        server.refusedAtReload = text -> text.contains("bad");

        assertThat(refusal(writing("svc-shop.yml", "bad"))).isNotNull();

        assertThat(files()).containsExactly("main.yml");
    }

    @Test
    void a_reload_that_answers_well_and_does_nothing_is_found_out() {
        server.ignored = text -> text.contains("ours");

        OutsideFault fault = refusal(adding("ours: 1"));

        assertThat(fault.getMessage())
                .contains("\"ours: 1\" is not loaded")
                .contains("its last words")
                .contains("everything is as it was before");
        assertThat(text("main.yml")).isEqualTo(OLD);
    }

    @Test
    void a_server_that_is_away_leaves_the_file_as_it_was() {
        server.down = Optional.of(new OutsideFault(FaultKind.TRANSIENT, "Server main", "reload", "no answer", ""));

        OutsideFault fault = refusal(adding("ours: 1"));

        assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT);
        assertThat(text("main.yml")).isEqualTo(OLD);
    }

    @Test
    void a_removed_file_leaves_nothing() throws IOException {
        delivery.apply(List.of(writing("svc-shop.yml", "rules")));
        delivery.apply(List.of(writing("svc-shop.yml", "other rules")));

        delivery.apply(List.of(removing("svc-shop.yml")));

        assertThat(files()).containsExactly("main.yml");
        assertThat(server.loaded()).containsOnlyKeys("main.yml");
    }

    @Test
    void a_file_that_is_mounted_alone_keeps_its_identity() throws IOException {
        server.mountedAlone = true;
        Object first = Files.getAttribute(directory.resolve("main.yml"), "unix:ino");

        delivery.apply(List.of(adding("ours: 1")));
        server.refusedAtReload = text -> text.contains("bad");
        refusal(adding("bad: 1"));

        assertThat(Files.getAttribute(directory.resolve("main.yml"), "unix:ino"))
                .isEqualTo(first);
        assertThat(text("main.yml")).isEqualTo(OLD + "\nours: 1");
    }

    @Test
    void what_somebody_else_writes_during_the_check_is_not_lost() {
        AtomicInteger checks = new AtomicInteger();
        server.duringCheck = () -> {
            if (checks.incrementAndGet() == 1) {
                write(OLD + "\ntheirs: 2");
            }
        };

        delivery.apply(List.of(adding("ours: 1")));

        assertThat(text("main.yml")).isEqualTo(OLD + "\ntheirs: 2\nours: 1");
    }

    private void write(String text) {
        try {
            Files.writeString(directory.resolve("main.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ten_changes_at_once_to_one_file_lose_none_and_share_their_reloads() {
        atOnce(10, i -> delivery.apply(List.of(adding("ours-" + i + ": 1"))));

        for (int i = 0; i < 10; i++) {
            assertThat(server.loaded().get("main.yml")).contains("ours-" + i + ": 1");
        }
        assertThat(server.reloads).hasSizeLessThan(10);
    }

    @Test
    void two_control_planes_at_once_lose_nothing_either() {
        Delivery other = new Delivery(LocalHost::new, server, time);

        atOnce(10, i -> (i % 2 == 0 ? delivery : other).apply(List.of(adding("ours-" + i + ": 1"))));

        assertThat(IntStream.range(0, 10).mapToObj(i -> "ours-" + i + ": 1")).allMatch(text("main.yml")::contains);
    }

    @Test
    void a_bad_change_keeps_no_other_out() {
        server.refusedByTool = text -> text.contains("bad");
        AtomicInteger refused = new AtomicInteger();

        atOnce(5, i -> {
            if (i == 2) {
                refused.addAndGet(refusal(writing("svc-2.yml", "bad")) == null ? 0 : 1);
            } else {
                delivery.apply(List.of(writing("svc-" + i + ".yml", "good " + i)));
            }
        });

        assertThat(refused).hasValue(1);
        assertThat(server.loaded()).containsOnlyKeys("main.yml", "svc-0.yml", "svc-1.yml", "svc-3.yml", "svc-4.yml");
    }

    private interface Act {
        void on(int i);
    }

    private static void atOnce(int count, Act act) {
        Phaser start = new Phaser(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> {
                                start.arriveAndAwaitAdvance();
                                act.on(i);
                            },
                            threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        }
    }

    @Test
    void a_lock_that_a_dead_control_plane_has_left_is_taken_over() throws IOException {
        Files.writeString(directory.resolve("lock"), time.instant() + "\n");
        time.advance(Duration.ofMinutes(4));

        delivery.apply(List.of(adding("ours: 1")));

        assertThat(server.loaded()).isEqualTo(Map.of("main.yml", OLD + "\nours: 1"));
        assertThat(directory.resolve("lock")).doesNotExist();
    }

    @Test
    void a_file_that_is_no_utf_8_is_not_touched() throws IOException {
        byte[] latin = {'a', ':', ' ', (byte) 0xE4, '\n'};
        Files.write(directory.resolve("main.yml"), latin);

        assertThat(refusal(adding("ours: 1")).getMessage()).contains("no UTF-8");

        assertThat(Files.readAllBytes(directory.resolve("main.yml"))).isEqualTo(latin);
    }
}
