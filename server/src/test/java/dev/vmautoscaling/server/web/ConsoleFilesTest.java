package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The console's files as a browser gets them; those of the tests stand for the built ones. */
@WebTest
class ConsoleFilesTest {
    @Autowired
    MockMvcTester mvc;

    private MvcTestResult shown(String path) {
        return mvc.get()
                .uri(path)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/services/shop", "/ip-pools/shop/addresses/10.0.0.1"})
    void every_path_that_is_none_of_ours_shows_the_page_and_asks_for_it_every_time(String path) {
        MvcTestResult answer = shown(path);

        assertThat(answer).hasStatus(200).hasContentType("text/html");
        assertThat(answer).bodyText().contains("console of the tests");
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.getResponse().getHeader("Last-Modified")).isNull();
        assertThat(answer.getResponse().getHeader("Content-Security-Policy")).contains("script-src 'self'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone-1234.js", "/assets/"})
    void a_file_that_is_not_there_is_not_the_page(String path) {
        assertThat(shown(path)).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/actuator/nothing"})
    void nor_is_what_the_interface_does_not_have(String path) {
        assertThat(mvc.get().uri(path).header("Accept", "text/html").with(Api.admin()))
                .hasStatus(404);
    }

    @Test
    void a_program_that_asks_for_something_else_is_not_shown_a_page() {
        assertThat(mvc.get().uri("/favicon-of-old.ico").header("Accept", "image/png"))
                .hasStatus(404);
    }

    @Test
    void what_is_named_after_its_content_is_kept_for_ever_and_sent_packed_to_who_can_unpack_it() {
        MvcTestResult plain = mvc.get().uri("/assets/app-4f2a.js").exchange();
        MvcTestResult packed = mvc.get()
                .uri("/assets/app-4f2a.js")
                .header("Accept-Encoding", "gzip, deflate")
                .exchange();

        assertThat(plain.getResponse().getHeader("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(plain).bodyText().contains("plain");
        assertThat(plain.getResponse().getHeader("Content-Encoding")).isNull();
        assertThat(packed.getResponse().getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getResponse().getContentAsByteArray()).startsWith(0x1f, 0x8b);
        assertThat(packed.getResponse().getHeaders("Vary")).contains("Accept-Encoding");
    }
}
