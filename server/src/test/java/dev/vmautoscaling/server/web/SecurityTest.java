package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.vmautoscaling.engine.SettableTime;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebTest
class SecurityTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    SettableTime time;

    /** So that wrong passwords of one test do not slow down another. */
    @BeforeEach
    void much_later() {
        time.advance(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/autoscaling/configs",
                "/api/autoscaling/configs/shop",
                "/api/autoscaling/events",
                "/api/connections",
                "/api/system/kill-switch",
                "/api/system/info",
                "/api/export",
                "/api/audit",
                "/api/service-discovery",
                "/actuator/prometheus",
                "/actuator",
                "/api",
                "/api/nothing/here"
            })
    void nothing_is_open_without_logging_in(String path) {
        MvcTestResult answer = mvc.get().uri(path).exchange();

        assertThat(answer).hasStatus(401).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("not-logged-in");
        assertThat(answer.getResponse().getCookie("JSESSIONID"))
                .as("no session for strangers")
                .isNull();
    }

    @Test
    void health_alone_is_open() {
        assertThat(mvc.get().uri("/actuator/health")).hasStatus(200);
        assertThat(mvc.get().uri("/actuator/health").with(Api.admin())).hasStatus(200);
    }

    @Test
    void a_browser_may_ask_whether_it_is_logged_in() {
        MvcTestResult stranger = mvc.get().uri("/api/session").exchange();
        assertThat(stranger)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.loggedIn")
                .isEqualTo(false);
        assertThat(stranger.getResponse().getCookie("XSRF-TOKEN"))
                .as("for the log-in")
                .isNotNull();
        assertThat(stranger.getResponse().getCookie("JSESSIONID")).isNull();

        MvcTestResult known = mvc.get().uri("/api/session").with(user("admin")).exchange();
        assertThat(known).bodyJson().extractingPath("$.user").isEqualTo("admin");
        assertThat(known).bodyJson().extractingPath("$.idleSeconds").isNotNull();
        assertThat(mvc.get().uri("/api/session").with(Api.admin()))
                .bodyJson()
                .extractingPath("$.loggedIn")
                .isEqualTo(true);
    }

    @Test
    void a_form_that_was_filled_in_wrongly_is_told_apart_from_none() {
        assertThat(login("wrong"))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("wrong-credentials");
    }

    @Test
    void the_generated_password_opens_everything_that_people_need() {
        assertThat(mvc.get().uri("/api/autoscaling/configs").with(Api.admin())).hasStatus(200);
        assertThat(mvc.get().uri("/actuator/prometheus").with(Api.admin())).hasStatus(200);
        assertThat(mvc.get().uri("/api/autoscaling/configs").with(httpBasic("root", Api.secret("admin-password"))))
                .hasStatus(401);
    }

    @Test
    void a_token_opens_its_own_endpoint_and_no_other() {
        RequestPostProcessor webhook = bearer("webhook-token");
        RequestPostProcessor discovery = bearer("service-discovery-token");

        assertThat(mvc.get().uri("/api/service-discovery").with(discovery)).hasStatus(200);
        assertThat(mvc.get().uri("/actuator/prometheus").with(discovery)).hasStatus(200);
        assertThat(notification(webhook)).hasStatus(200);
        assertThat(mvc.get().uri("/api/service-discovery").with(webhook)).hasStatus(401);
        assertThat(mvc.get().uri("/actuator/prometheus").with(webhook)).hasStatus(401);
        assertThat(notification(discovery)).hasStatus(401);
        assertThat(notification(Api.admin())).hasStatus(401);
        assertThat(mvc.get().uri("/api/autoscaling/configs").with(webhook)).hasStatus(401);
        assertThat(mvc.get().uri("/api/autoscaling/configs").with(discovery)).hasStatus(401);
    }

    private MvcTestResult notification(RequestPostProcessor who) {
        return mvc.post()
                .uri("/api/webhooks/alertmanager")
                .with(who)
                .contentType("application/json")
                .content("{\"version\":\"4\",\"alerts\":[]}")
                .exchange();
    }

    private static RequestPostProcessor bearer(String file) {
        return request -> {
            request.addHeader("Authorization", "Bearer " + Api.secret(file));
            return request;
        };
    }

    @Test
    void a_browser_logs_in_with_a_form_and_its_session_needs_a_csrf_token() {
        MvcTestResult login = login(Api.secret("admin-password"));

        assertThat(login).hasStatus(204);
        assertThat(mvc.post().uri("/api/login").param("username", "admin").param("password", "x"))
                .hasStatus(403);
        assertThat(mvc.put().uri("/api/system/kill-switch").with(user("admin")).content("{}"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("csrf-token-missing");
        assertThat(mvc.post().uri("/api/logout").with(user("admin")).with(Api.csrf(mvc)))
                .hasStatus(204);
    }

    @Test
    void a_session_ends_a_day_after_the_log_in_however_busy_it_is() {
        MockHttpSession session = Objects.requireNonNull((MockHttpSession)
                login(Api.secret("admin-password")).getRequest().getSession(false));
        for (int hour = 0; hour < 24; hour++) {
            assertThat(mvc.get().uri("/api/system/kill-switch").session(session))
                    .hasStatus(200);
            time.advance(Duration.ofHours(1));
        }

        assertThat(mvc.get().uri("/api/system/kill-switch").session(session)).hasStatus(401);
        assertThat(session.isInvalid()).isTrue();
    }

    private MvcTestResult login(String password) {
        return mvc.post()
                .uri("/api/login")
                .with(Api.csrf(mvc))
                .param("username", "admin")
                .param("password", password)
                .exchange();
    }

    @Test
    void guessing_is_slowed_down_until_time_has_passed() {
        for (int i = 0; i < 5; i++) {
            assertThat(login("guess " + i)).hasStatus(401);
        }
        MvcTestResult held = login(Api.secret("admin-password"));
        assertThat(held).hasStatus(429);
        assertThat(held.getResponse().getHeader("Retry-After")).isEqualTo("1");
        assertThat(mvc.get().uri("/api/system/info").with(Api.admin()))
                .as("by Basic too")
                .hasStatus(429);

        time.advance(Duration.ofSeconds(1));

        assertThat(login(Api.secret("admin-password"))).hasStatus(204);
    }

    @Test
    void answers_carry_the_headers_that_protect_a_browser() {
        var response =
                mvc.get().uri("/api/system/info").with(Api.admin()).exchange().getResponse();

        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
    }
}
