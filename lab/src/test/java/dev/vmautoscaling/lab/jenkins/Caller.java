package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.wire.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Plain calls to a Jenkins, as a test writes them; redirects are not followed. */
final class Caller {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final List<String> headers;

    record Answer(int status, HttpResponse<String> response) {
        String body() {
            return response.body();
        }

        JsonNode json() {
            return Http.JSON.readTree(body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private Caller(URI url, List<String> headers) {
        this.url = url;
        this.headers = headers;
    }

    static Caller anonymous(JenkinsSimulator jenkins) {
        return new Caller(jenkins.url(), List.of());
    }

    static Caller administrator(JenkinsSimulator jenkins) {
        return anonymous(jenkins).as(jenkins.username(), jenkins.token());
    }

    Caller as(String user, String secret) {
        return with("Authorization", Http.basic(user, secret));
    }

    Caller with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Caller(url, more);
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path) {
        return call("POST", path, "");
    }

    Answer postXml(String path, String xml) {
        return with("Content-Type", "text/xml; charset=utf-8").call("POST", path, xml);
    }

    Answer postJson(String path, String json) {
        return with("Content-Type", "application/json").call("POST", path, json);
    }

    Answer postForm(String path, String form) {
        return with("Content-Type", "application/x-www-form-urlencoded").call("POST", path, form);
    }

    Answer call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
