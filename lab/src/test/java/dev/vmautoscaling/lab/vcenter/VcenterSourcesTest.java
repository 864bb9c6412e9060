package dev.vmautoscaling.lab.vcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VcenterSourcesTest {

    @Test
    void the_go_sources_are_formatted() throws IOException, InterruptedException {
        assertThat(said("gofmt", "-l", ".")).isEmpty();
    }

    @Test
    void the_go_sources_are_vetted() throws IOException, InterruptedException {
        assertThat(said("go", "vet", ".")).isEmpty();
    }

    @Test
    void the_go_tests_pass() throws IOException, InterruptedException {
        assertThat(said("go", "test", ".")).contains("ok");
    }

    @Test
    void builders_at_the_same_time_get_the_same_program(@TempDir Path cache) {
        List<CompletableFuture<Path>> builders = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> VcenterProgram.in(cache)))
                .toList();

        assertThat(builders.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(VcenterProgram.sources().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(VcenterProgram.GO_ENVIRONMENT);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
