package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** {@code ./autoscaler export} and {@code import}, as an operator calls them. */
@WebTest
class ExportAndImportTest {
    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        new Api(mvc).withShop();
    }

    private String autoscaler(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "../autoscaler"));
        command.addAll(List.of(words));
        command.addAll(List.of("--url", "http://localhost:" + port, "--data-dir", WebContext.DATA.toString()));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void importing_what_was_exported_changes_nothing_and_says_so() throws Exception {
        String file = folder.resolve("configs.yaml").toString();
        assertThat(autoscaler("export", file)).isEmpty();
        assertThat(Files.readString(Path.of(file))).contains("service: shop", "ipPools:");

        assertThat(autoscaler("import", file)).contains("\"created\":0", "\"changed\":0", "\"unchanged\":2");
        assertThat(new Api(mvc).get("/api/autoscaling/configs/shop/revisions"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }
}
