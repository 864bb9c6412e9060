package dev.vmautoscaling.server.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import dev.vmautoscaling.server.config.Documents;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** Requests as the admin makes them, and an empty database to begin with. */
final class Api {
    private final MockMvcTester mvc;

    Api(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    static void empty(JdbcClient jdbc) {
        for (String table : new String[] {
            "scaling_group",
            "config_revision",
            "template",
            "template_name",
            "ip_pool",
            "ip_lease",
            "ip_lease_history",
            "workflow",
            "member",
            "scaling_event",
            "drive",
            "decision",
            "alert",
            "kill_switch",
            "connection",
            "audit",
            "request_key"
        }) {
            jdbc.sql("delete from " + table).update();
        }
    }

    static String secret(String file) {
        try {
            return Files.readString(WebContext.DATA.resolve(file)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static RequestPostProcessor admin() {
        return httpBasic("admin", secret("admin-password"));
    }

    /** The token as a browser comes by it: from a cookie. The one of Spring's own tests lasts for all tests that follow. */
    static RequestPostProcessor csrf(MockMvcTester mvc) {
        Cookie token = Objects.requireNonNull(
                mvc.get().uri("/api/session").exchange().getResponse().getCookie("XSRF-TOKEN"));
        return request -> {
            request.setCookies(token);
            request.addHeader("X-XSRF-TOKEN", token.getValue());
            return request;
        };
    }

    MvcTestResult get(String uri, Object... parts) {
        return checked(mvc.get().uri(uri, parts).with(admin()).exchange());
    }

    MvcTestResult post(String uri, String json) {
        return checked(mvc.post()
                .uri(uri)
                .with(admin())
                .contentType("application/json")
                .content(json)
                .exchange());
    }

    MvcTestResult put(String uri, String json) {
        return checked(mvc.put()
                .uri(uri)
                .with(admin())
                .contentType("application/json")
                .content(json)
                .exchange());
    }

    /** A change that was made from this version. */
    MvcTestResult put(String uri, String json, long version) {
        return checked(mvc.put()
                .uri(uri)
                .with(admin())
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/json")
                .content(json)
                .exchange());
    }

    MvcTestResult delete(String uri) {
        return checked(mvc.delete().uri(uri).with(admin()).exchange());
    }

    MvcTestResult delete(String uri, long version) {
        return send("DELETE", uri, "", Map.of("If-Match", "\"" + version + "\""));
    }

    /** JSON with headers of its own. */
    MvcTestResult send(String method, String uri, String json, Map<String, String> headers) {
        var request = mvc.method(HttpMethod.valueOf(method))
                .uri(uri)
                .with(admin())
                .contentType("application/json")
                .content(json);
        headers.forEach(request::header);
        return checked(request.exchange());
    }

    /** Every answer is as the description of the interface says. */
    static MvcTestResult checked(MvcTestResult result) {
        Conformity.check(result.getRequest(), result.getResponse());
        return result;
    }

    /** A tree as a client would write it. */
    static String json(Object tree) {
        return JsonMapper.shared().writeValueAsString(tree);
    }

    MvcTestResult importYaml(String yaml) {
        return importYaml(yaml, "");
    }

    MvcTestResult importYaml(String yaml, String query) {
        return checked(mvc.post()
                .uri("/api/import" + query)
                .with(admin())
                .contentType("application/yaml")
                .content(yaml)
                .exchange());
    }

    /** As Prometheus asks. */
    MvcTestResult discovered() {
        return checked(mvc.get()
                .uri("/api/service-discovery")
                .header("Authorization", "Bearer " + secret("service-discovery-token"))
                .exchange());
    }

    /** The config of the service shop, and its pool. */
    void withShop() {
        if (importYaml(Documents.SHOP).getResponse().getStatus() != 200) {
            throw new IllegalStateException("the document of the tests is refused");
        }
    }
}
