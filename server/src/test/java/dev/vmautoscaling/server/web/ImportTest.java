package dev.vmautoscaling.server.web;

import static dev.vmautoscaling.server.config.Documents.SHOP;
import static dev.vmautoscaling.server.config.Documents.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.Leases;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class ImportTest {
    private static final int MUTATIONS = 2_000;

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final Leases leases;
    private final InstantSource time;
    private final Api api;

    @Autowired
    ImportTest(MockMvcTester mvc, JdbcClient jdbc, Leases leases, InstantSource time) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.leases = leases;
        this.time = time;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void nothing_is_there() {
        Api.empty(jdbc);
    }

    @Test
    void the_first_import_creates_the_second_changes_nothing_and_an_edit_changes_one() {
        counts(api.importYaml(SHOP), 2, 0, 0);
        counts(api.importYaml(SHOP), 0, 0, 2);
        counts(api.importYaml(shop("max: 4", "max: 5")), 0, 1, 1);
        counts(api.importYaml(shop("enabled: true", "enabled: false").replace("max: 4", "max: 5")), 0, 1, 1);
        assertThat(api.get("/api/autoscaling/configs/shop"))
                .bodyJson()
                .extractingPath("$.enabled")
                .isEqualTo(false);
    }

    @Test
    void importing_what_was_exported_changes_nothing_in_either_form() throws UnsupportedEncodingException {
        api.withShop();
        MvcTestResult yaml = mvc.get()
                .uri("/api/export")
                .with(Api.admin())
                .accept("application/yaml")
                .exchange();
        MvcTestResult json = mvc.get()
                .uri("/api/export")
                .with(Api.admin())
                .accept("application/json")
                .exchange();

        assertThat(yaml).hasStatus(200).hasContentTypeCompatibleWith("application/yaml");
        counts(api.importYaml(yaml.getResponse().getContentAsString()), 0, 0, 2);
        counts(api.post("/api/import", json.getResponse().getContentAsString()), 0, 0, 2);
    }

    @Test
    void what_the_document_does_not_name_stays() {
        api.withShop();

        counts(api.importYaml("ipPools: []"), 0, 0, 0);

        assertThat(api.get("/api/autoscaling/configs"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void one_error_keeps_everything_from_being_written() {
        MvcTestResult answer = api.importYaml(shop("min: 2", "min: 7"));

        assertThat(answer).hasStatus(422).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("fields-refused");
        assertThat(answer).bodyJson().extractingPath("$.created").isEqualTo(0);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("configs[0].scaling.min");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].rejected").isEqualTo("7");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].allowed").isEqualTo("at most max (4)");
        assertThat(api.get("/api/ip-pools"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void a_template_of_rules_that_cannot_work_is_refused() {
        MvcTestResult answer = api.importYaml(shop("promqlInterval: 30s", "template: 'groups: [${nothing}]'"));

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("configs[0].monitoring.rules.template");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].hint")
                .asString()
                .startsWith("${nothing} means nothing; there are for_in, ");
    }

    @Test
    void references_and_neighbours_are_checked_against_what_is_there() {
        api.withShop();
        String other = SHOP.substring(SHOP.indexOf("configs:"))
                .replace("service: shop", "service: shop2")
                .replace("ipPool: shop", "ipPool: shoq")
                .replace("{service}-as{nn}", "shop-as{nn}");

        MvcTestResult answer = api.importYaml(other);

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "configs[0].network.ipPool", "configs[0].loadBalancer.pool", "configs[0].vmName");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].hint").isEqualTo("did you mean shop?");
    }

    @Test
    void pools_keep_apart_and_keep_what_is_held() {
        api.withShop();
        leases.reserve("shop", "member-9", time.instant());

        MvcTestResult answer = api.importYaml("""
                ipPools:
                  - {name: shop, ranges: [127.80.1.110-127.80.1.114], prefix: 24, gateway: 127.80.1.1}
                  - {name: blue, ranges: [127.80.1.112], prefix: 24, gateway: 127.80.1.1}
                """);

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyText()
                .contains("overlaps pool blue", "overlaps pool shop", "is held by member member-9");
    }

    @Test
    void a_connection_that_is_missing_and_a_pool_that_is_small_are_only_warned_of() {
        MvcTestResult answer = api.importYaml(shop("127.80.1.100-127.80.1.104", "127.80.1.100-127.80.1.101"));

        assertThat(answer).hasStatus(200);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.warnings[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "configs[0].placement.vcenter",
                        "configs[0].monitoring.prometheus",
                        "configs[0].loadBalancer.f5",
                        "configs[0].jenkins.connection",
                        "configs[0].network.ipPool");
    }

    @Test
    void bodies_that_cannot_be_read_are_refused_with_the_place() {
        assertThat(api.importYaml("configs: ["))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("body-unreadable");
        assertThat(api.importYaml("configs: 7")).hasStatus(422);
        assertThat(api.importYaml("- a")).hasStatus(422);
        assertThat(api.post("/api/import", "{")).hasStatus(400);
        assertThat(api.post("/api/import", "{\"configs\":[],\"configs\":[]}")).hasStatus(400);
        assertThat(api.importYaml("a: " + "x".repeat(1 << 20))).hasStatus(413);
        assertThat(mvc.post()
                        .uri("/api/import")
                        .with(Api.admin())
                        .contentType("text/html")
                        .content("x"))
                .hasStatus(415)
                .hasContentType("application/problem+json");
        assertThat(mvc.get().uri("/api/import").with(Api.admin())).hasStatus(405);
    }

    /** Whatever is done to a document: no failure of ours, and either it is taken over as a whole or not at all. */
    @Test
    void spoiled_documents_never_break_anything() throws UnsupportedEncodingException {
        api.withShop();
        String before = exported();
        Random random = new Random(20261123);
        for (int i = 0; i < MUTATIONS; i++) {
            String spoiled = spoil(SHOP, random);
            int status = api.importYaml(spoiled).getResponse().getStatus();
            assertThat(status).as("mutation %d:%n%s", i, spoiled).isIn(200, 400, 413, 422);
            if (status == 200) {
                nothing_is_there();
                api.withShop();
            } else if (i % 20 == 0) {
                assertThat(exported()).as("after mutation %d", i).isEqualTo(before);
            }
        }
        nothing_is_there();
        api.withShop();
        assertThat(exported()).isEqualTo(before);
    }

    private static String spoil(String text, Random random) {
        StringBuilder spoiled = new StringBuilder(text);
        String alphabet = "{}[]:,-\"'&*!|>#%@`\n\t 0123456789abcxyz~\u0000\ud83d\ude00é.";
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(spoiled.length());
            int end = Math.min(spoiled.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> spoiled.delete(at, end);
                case 1 -> spoiled.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                case 2 -> spoiled.insert(at, spoiled.substring(at, end));
                default -> spoiled.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return spoiled.toString();
    }

    private String exported() throws UnsupportedEncodingException {
        return api.get("/api/export").getResponse().getContentAsString();
    }

    private static void counts(MvcTestResult answer, int created, int changed, int unchanged) {
        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyJson().extractingPath("$.created").isEqualTo(created);
        assertThat(answer).bodyJson().extractingPath("$.changed").isEqualTo(changed);
        assertThat(answer).bodyJson().extractingPath("$.unchanged").isEqualTo(unchanged);
        assertThat(answer).bodyJson().extractingPath("$.errors").asArray().isEmpty();
    }
}
