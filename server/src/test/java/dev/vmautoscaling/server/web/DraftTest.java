package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.server.config.Documents;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A config that is being written: what saving and enabling it would do, while nothing is done. */
@WebTest
class DraftTest {
    private static final String DRAFTS = "/api/autoscaling/config-drafts";

    @Autowired
    ScriptedPreflights preflights;

    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    DraftTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void only_the_addresses_are_there() {
        Api.empty(jdbc);
        api.importYaml(Documents.SHOP.substring(0, Documents.SHOP.indexOf("configs:")));
    }

    @AfterEach
    void all_well_again() {
        preflights.failing();
    }

    private static String shop(String piece, String replacement) {
        return Api.json(Documents.shopConfig()).replace(piece, replacement);
    }

    private MvcTestResult posted(String what, String json) {
        MvcTestResult answer = api.post(DRAFTS + what, json);
        assertThat(api.get("/api/autoscaling/configs"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        return answer;
    }

    @Test
    void an_unfinished_config_is_told_every_field_that_is_missing_or_wrong() {
        MvcTestResult answer = posted("/check", Api.json(Map.of("service", "Shop!", "scaling", Map.of("min", 2))));

        assertThat(answer).hasStatus(200);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .contains("template", "scaling.max", "loadBalancer.pool", "network.ipPool");
    }

    @Test
    void a_finished_one_is_held_against_what_is_there() {
        MvcTestResult answer = posted("/check", shop("\"ipPool\":\"shop\"", "\"ipPool\":\"none\""));

        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("network.ipPool");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.warnings[*].field")
                .asArray()
                .contains("placement.vcenter", "loadBalancer.f5");
    }

    @Test
    void its_checks_run_before_it_is_saved() {
        preflights.failing(Key.TEMPLATE);

        MvcTestResult answer = posted("/preflight", shop("", ""));

        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyJson().extractingPath("$.verdict").isEqualTo("fail");
        assertThat(answer).bodyJson().extractingPath("$.service").isEqualTo("shop");
    }

    @Test
    void what_enabling_it_would_write_is_shown_before_it_is_saved() {
        MvcTestResult answer = posted("/preview", shop("", ""));

        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyJson().extractingPath("$.items").asArray().isNotEmpty();
    }

    @Test
    void checks_and_preview_want_it_whole() {
        String wrong = shop("\"max\":4", "\"max\":1");

        assertThat(posted("/preflight", wrong)).hasStatus(422);
        assertThat(posted("/preview", wrong))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("scaling.min");
    }
}
