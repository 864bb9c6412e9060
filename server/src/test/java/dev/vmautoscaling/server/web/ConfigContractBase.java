package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.config.Documents;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The shop, its pool with two base members, and the words in which the tests of configs speak. */
abstract class ConfigContractBase {
    static final PoolId POOL = new PoolId("Common", "shop-pool");
    static final String CONFIGS = "/api/autoscaling/configs";
    static final String SHOP = CONFIGS + "/shop";

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    @Autowired
    FakePools f5;

    @Autowired
    WebContext.Asked asked;

    @Autowired
    JdbcClient jdbc;

    Api api;

    @Autowired
    void api(MockMvcTester mvc) {
        api = new Api(mvc);
    }

    @BeforeEach
    void only_the_addresses_are_there() {
        Api.empty(jdbc);
        asked.started.clear();
        api.importYaml(Documents.SHOP.substring(0, Documents.SHOP.indexOf("configs:")));
        f5.withPool(POOL);
        for (String base : List.of("127.80.1.11", "127.80.1.12")) {
            f5.addByHand(POOL, new Endpoint(new IpAddress(base), 8080));
        }
    }

    @AfterEach
    void the_pool_is_as_it_was() {
        f5.all(POOL).forEach(member -> f5.removeByHand(POOL, member.endpoint()));
    }

    /** The shop as it is made over REST: disabled, observing. */
    static String shop() {
        return Api.json(Documents.shopConfig());
    }

    MvcTestResult made() {
        MvcTestResult made = api.post(CONFIGS, shop());
        assertThat(made).hasStatus(201);
        return made;
    }

    /** The shop as the lab imports it: enabled, acting. */
    void imported() {
        api.withShop();
    }

    static void refused(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    static void refusedFields(MvcTestResult answer, String... fields) {
        refused(answer, 422, "fields-refused");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder((Object[]) fields);
    }

    static void says(MvcTestResult answer, String path, Object value) {
        assertThat(answer).bodyJson().extractingPath(path).isEqualTo(value);
    }
}
