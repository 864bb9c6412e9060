package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.capacity.Limit;
import dev.vmautoscaling.domain.capacity.Room;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.server.config.Documents;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The checks of a config, on demand and before it is enabled. */
@WebTest
class PreflightTest {
    private static final String SHOP = "/api/autoscaling/configs/shop";

    @Autowired
    ScriptedPreflights preflights;

    @Autowired
    ScriptedMaxes maxes;

    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    PreflightTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void shop_disabled() {
        Api.empty(jdbc);
        api.withShop();
        api.post(SHOP + "/disable", "{}");
    }

    @AfterEach
    void all_well_again() {
        preflights.failing();
    }

    @Test
    void every_check_is_told_with_its_key_verdict_hint_and_evidence() {
        preflights.failing(Key.TEMPLATE);

        MvcTestResult answer = api.post(SHOP + "/preflight", "");

        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyJson().extractingPath("$.verdict").isEqualTo("fail");
        assertThat(answer).bodyJson().extractingPath("$.items.length()").isEqualTo(Key.values().length);
        assertThat(answer).bodyJson().extractingPath("$.items[7].key").isEqualTo("template");
        assertThat(answer).bodyJson().extractingPath("$.items[7].hint").isEqualTo("mend it");
        assertThat(answer).bodyJson().extractingPath("$.effectiveMax.words").isEqualTo("max 4 can be reached");
        assertThat(api.post("/api/autoscaling/configs/shpo/preflight", "")).hasStatus(404);
    }

    @Test
    void a_config_with_a_failing_check_is_not_enabled_and_the_answer_tells_all_items() {
        preflights.failing(Key.TEMPLATE, Key.NETWORK);

        MvcTestResult refused = api.post(SHOP + "/enable", "{}");

        assertThat(refused).hasStatus(409);
        assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("preflight-failed");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.items[?(@.verdict == 'fail')].key")
                .asArray()
                .containsExactly("template", "network");
        assertThat(api.get(SHOP)).bodyJson().extractingPath("$.enabled").isEqualTo(false);
    }

    @Test
    void an_override_needs_a_reason_and_is_kept() {
        preflights.failing(Key.TEMPLATE);

        assertThat(api.post(SHOP + "/enable", "{\"override\": true}")).hasStatus(422);
        assertThat(api.post(SHOP + "/enable", "{\"override\": true, \"reason\": \"it comes tonight\"}"))
                .hasStatus(200);
        assertThat(api.get(SHOP)).bodyJson().extractingPath("$.enabled").isEqualTo(true);
        assertThat(api.get("/api/audit?size=5"))
                .bodyJson()
                .extractingPath("$.items[?(@.what == 'override preflight of shop')].detail")
                .asArray()
                .containsExactly("template: it comes tonight");
    }

    @Test
    void an_import_takes_a_config_over_and_leaves_it_disabled_when_a_check_fails() {
        preflights.failing(Key.TEMPLATE);

        MvcTestResult imported = api.importYaml(Documents.SHOP);

        assertThat(imported).hasStatus(200);
        assertThat(imported).bodyJson().extractingPath("$.changed").isEqualTo(1);
        assertThat(imported).bodyJson().extractingPath("$.warnings[0].field").isEqualTo("configs[0].enabled");
        assertThat(imported)
                .bodyJson()
                .extractingPath("$.warnings[0].allowed")
                .isEqualTo("shop cannot be enabled: template is broken");
        assertThat(api.get(SHOP)).bodyJson().extractingPath("$.enabled").isEqualTo(false);

        preflights.failing();
        api.importYaml(Documents.SHOP);
        assertThat(api.get(SHOP)).bodyJson().extractingPath("$.enabled").isEqualTo(true);
    }

    @Test
    void an_import_without_the_checks_needs_a_reason_and_is_kept() {
        preflights.failing(Key.TEMPLATE);

        assertThat(api.importYaml(Documents.SHOP, "?unchecked=")).hasStatus(400);
        assertThat(api.importYaml(Documents.SHOP, "?unchecked=restored")).hasStatus(200);
        assertThat(api.get(SHOP)).bodyJson().extractingPath("$.enabled").isEqualTo(true);
        assertThat(api.get("/api/audit")).bodyText().contains("without the checks: restored");
    }

    @Test
    void what_max_can_reach_stands_in_the_detail() {
        maxes.known.put("shop", EffectiveMax.of(4, 2, List.of(new Room(Limit.ADDRESSES, 1, "1 of 5 are free"))));

        assertThat(api.get(SHOP))
                .bodyJson()
                .extractingPath("$.effectiveMax.words")
                .isEqualTo("max 4, can reach 3, limited by free addresses");
        maxes.known.clear();
        assertThat(api.get(SHOP)).bodyText().doesNotContain("can reach");
    }

    @Test
    void warnings_do_not_stand_in_the_way_and_what_passes_leaves_no_override_behind() {
        assertThat(api.post(SHOP + "/enable", "{\"override\": true, \"reason\": \"just in case\"}"))
                .hasStatus(200);
        assertThat(api.get("/api/audit")).bodyText().doesNotContain("override preflight");
    }
}
