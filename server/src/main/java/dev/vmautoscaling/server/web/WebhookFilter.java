package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.security.MachineToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes Alertmanager's notifications: keeps what is news, and has the evaluation look at once. A notification is a hint; what is true
 * is asked of Prometheus.
 *
 * <p>A thousand services whose alerts fire together are a thousand notifications in a second, so they are answered here,
 * before everything that other requests go through. Without the token nothing is read, and the usual ways refuse it.
 *
 * <p>Temporary trouble of our own is answered with 5xx, never 4xx: after a 4xx Alertmanager waits a whole interval.
 */
@Component
final class WebhookFilter extends HttpFilter {
    static final String PATH = "/api/webhooks/alertmanager";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookFilter.class);
    private static final int LARGEST = 1 << 20;
    private static final long serialVersionUID = 1;

    private final transient MachineToken token;
    private final transient Notifications notifications;
    private final transient JsonMapper json;

    WebhookFilter(@Qualifier("webhookToken") MachineToken token, Notifications notifications, JsonMapper json) {
        this.token = token;
        this.notifications = notifications;
        this.json = json;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isNotification(request)) {
            answer(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isNotification(HttpServletRequest request) {
        if (!request.getRequestURI().equals(PATH) || !request.getMethod().equals("POST")) {
            return false;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && token.isIn(header);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            write(
                    response,
                    200,
                    MediaType.APPLICATION_JSON_VALUE,
                    notifications.take(LimitedBody.of(request, LARGEST)));
        } catch (Refused refused) {
            refuse(
                    response,
                    Problems.problem(
                            refused.status(), refused.code(), String.valueOf(refused.getMessage()), refused.errors()));
        } catch (DataAccessException | TransactionException trouble) {
            LOG.error("a notification could not be stored; Alertmanager sends it again", trouble);
            refuse(response, Problems.databaseUnavailable());
        }
    }

    private void refuse(HttpServletResponse response, ProblemDetail problem) throws IOException {
        write(response, problem.getStatus(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem);
    }

    private void write(HttpServletResponse response, int status, String type, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
