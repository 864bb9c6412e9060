package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.server.config.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Ten thousand spoiled bodies: each is refused, none is our fault, and nothing changes. */
@WebTest
class ConfigFuzzTest {
    private static final int BODIES = 10_000;
    private static final String SHOP = "/api/autoscaling/configs/shop";

    private record Target(HttpMethod method, String path, String body) {}

    @Autowired
    MockMvc mvc;

    @Autowired
    MockMvcTester tester;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        new Api(tester).withShop();
    }

    private static List<Target> targets() {
        String config = Api.json(Documents.shopConfig());
        return List.of(
                new Target(HttpMethod.POST, "/api/autoscaling/configs", config),
                new Target(HttpMethod.PUT, SHOP, config),
                new Target(HttpMethod.PUT, SHOP, "{\"scaling\":{\"max\":6,\"min\":2},\"monitoring\":{\"cpu\":null}}"),
                new Target(
                        HttpMethod.POST, SHOP + "/clone", "{\"service\":\"till\",\"loadBalancer\":{\"pool\":\"p\"}}"),
                new Target(HttpMethod.POST, SHOP + "/scale", "{\"by\":1,\"reason\":\"sale\"}"),
                new Target(HttpMethod.POST, SHOP + "/mode", "{\"mode\":\"observe\"}"),
                new Target(HttpMethod.POST, SHOP + "/suspend", "{\"parts\":[\"in\",\"out\"],\"reason\":\"test\"}"),
                new Target(HttpMethod.POST, SHOP + "/rollback", "{\"revision\":1}"),
                new Target(
                        HttpMethod.POST,
                        "/api/ip-pools",
                        "{\"name\":\"p\",\"ranges\":[\"10.0.0.0/28\"],\"prefix\":24}"));
    }

    @Test
    void spoiled_bodies_are_refused_and_change_nothing() throws Exception {
        List<Target> targets = targets();
        Random random = new Random(20261123);
        String before = everything();
        int refused = 0;
        for (int i = 0; i < BODIES; i++) {
            Target target = targets.get(i % targets.size());
            byte[] body = new Spoiling(random).of(target.body());
            int status = status(target, body);
            assertThat(status)
                    .as("%d: %s %s%n%s", i, target.method(), target.path(), new String(body, StandardCharsets.UTF_8))
                    .isBetween(200, 499);
            if (status >= 400) {
                refused++;
                assertThat(everything()).as("after %d, which was refused", i).isEqualTo(before);
            } else {
                // What was spoiled into something else that is allowed is no spoiled body.
                shop_alone();
                before = everything();
            }
        }
        assertThat(refused).isGreaterThan(BODIES * 8 / 10);
    }

    private int status(Target target, byte[] body) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.request(target.method(), target.path())
                        .with(Api.admin())
                        .header("If-Match", "\"1\"")
                        .contentType("application/json")
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    /** Every row that a request could have written. */
    private String everything() {
        return rows("select service || version || revision || enabled || suspended || config from scaling_group")
                + rows("select name || definition from ip_pool")
                + rows("select service || revision from config_revision")
                + rows("select what from audit where what not like 'scale %'")
                + rows("select id from scaling_event");
    }

    private String rows(String sql) {
        return jdbc.sql(sql).query(String.class).list().toString();
    }
}
