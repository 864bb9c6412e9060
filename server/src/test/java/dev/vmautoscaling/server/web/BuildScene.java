package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.FakeMetrics;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.server.config.Documents;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The shop, driven by Jenkins, with two base members; and how a build speaks to us. */
final class BuildScene {
    private static final PoolId POOL = new PoolId("Common", "shop-pool");

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final FakePools f5;
    private final FakeMetrics prometheus;
    private final SettableTime time;
    private String token = "pipeline-token";

    BuildScene(MockMvcTester mvc, JdbcClient jdbc, FakePools f5, FakeMetrics prometheus, SettableTime time) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.f5 = f5;
        this.prometheus = prometheus;
        this.time = time;
    }

    void begin() {
        Api.empty(jdbc);
        f5.withPool(POOL);
        f5.addByHand(POOL, new Endpoint(new IpAddress("127.80.1.11"), 8080));
        f5.addByHand(POOL, new Endpoint(new IpAddress("127.80.1.12"), 8080));
        String driven = Documents.shop("engine: embedded", "engine: jenkins");
        if (new Api(mvc).importYaml(driven).getResponse().getStatus() != 200) {
            throw new IllegalStateException("the document of the tests is refused");
        }
    }

    void end() {
        f5.all(POOL).forEach(member -> f5.removeByHand(POOL, member.endpoint()));
        prometheus.forget("shop");
        Api.empty(jdbc);
    }

    /** The scale-out alert fires with a fresh value beyond its threshold. */
    void busy() {
        calm();
        prometheus.fire("shop", Direction.SCALE_OUT, Metric.CPU, time.instant());
        prometheus.measure("shop", Metric.CPU, 0.95, time.instant());
    }

    void calm() {
        prometheus.calm("shop");
        prometheus.measure("shop", Metric.CPU, 0.5, time.instant());
        prometheus.scrape("shop", 2, 2);
    }

    /** From now on with another token. */
    BuildScene with(String file) {
        token = file;
        return this;
    }

    MvcTestResult get(String path) {
        return Api.checked(mvc.get()
                .uri(path)
                .header("Authorization", "Bearer " + Api.secret(token))
                .exchange());
    }

    MvcTestResult post(String path, String json, String accept) {
        return Api.checked(mvc.method(HttpMethod.POST)
                .uri(path)
                .header("Authorization", "Bearer " + Api.secret(token))
                .header("Accept", accept)
                .contentType("application/json")
                .content(json)
                .exchange());
    }
}
