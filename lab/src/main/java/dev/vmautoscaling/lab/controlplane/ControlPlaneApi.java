package dev.vmautoscaling.lab.controlplane;

import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.wire.Http;
import dev.vmautoscaling.lab.wire.Login;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the lab asks of the control plane over REST. Every method throws IllegalStateException for an answer that is not 2xx. */
public final class ControlPlaneApi {

    // a change to a file waits for its turn, the checking program, the reload and what is read back
    private static final Duration ENABLED = Duration.ofSeconds(45);

    private final Http http = Http.plain();
    private final URI url;
    private final String authorization;
    private final String webhookToken;

    ControlPlaneApi(URI url, String password, String webhookToken) {
        this.url = url;
        this.authorization = Http.basic("admin", password);
        this.webhookToken = webhookToken;
    }

    /** Makes an outside system known under a name. */
    public void connect(String name, String kind, Login login) {
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("url", login.url().toString())
                .put("username", login.username())
                .put("password", login.password())
                .put("sha256", login.sha256());
        putConnection(name, body);
    }

    /**
     * Makes a system that asks for no log-in, and whose files lie on this machine, known under a name.
     *
     * @param delivery how its files are changed, as an operator would write it; {@code via} is added
     */
    public void connect(String name, String kind, URI system, ObjectNode delivery) {
        ObjectNode body = Http.JSON.createObjectNode().put("kind", kind).put("url", system.toString());
        body.set("delivery", delivery.deepCopy().put("via", "local"));
        putConnection(name, body);
    }

    /**
     * Makes a Jenkins known under a name.
     *
     * @param gateway where its agents reach the control plane
     */
    public void connectJenkins(String name, URI jenkins, String username, String token, URI gateway) {
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("kind", "jenkins")
                .put("url", jenkins.toString())
                .put("username", username)
                .put("token", token);
        body.putObject("jenkins").put("controlPlane", gateway.toString());
        putConnection(name, body);
    }

    /** What a former run has made known is replaced as it is now. */
    private void putConnection(String name, ObjectNode body) {
        URI connection = url.resolve("/api/connections/" + name);
        HttpRequest.Builder put = authorized(Http.body("PUT", connection, "application/json", body.toString()));
        http.send(authorized(Http.get(connection)))
                .headers()
                .firstValue("ETag")
                .ifPresentOrElse(version -> put.header("If-Match", version), () -> put.header("If-None-Match", "*"));
        http.text(put);
    }

    /**
     * Takes over configs and IP pools.
     *
     * @throws IllegalStateException if one of them is refused, with the reasons
     */
    public void importYaml(String yaml) {
        JsonNode answer =
                http.json(authorized(Http.body("POST", url.resolve("/api/import"), "application/yaml", yaml)));
        if (!answer.path("errors").isEmpty()) {
            throw new IllegalStateException("the import was refused: " + answer.path("errors"));
        }
    }

    /** The scaling events of a service, oldest first. */
    public List<ScalingEvent> events(String service) {
        List<ScalingEvent> events = new ArrayList<>();
        for (JsonNode item : eventsAsReported(service)) {
            ScalingEvent event = Http.JSON.treeToValue(item, ScalingEvent.class);
            if (event.service().equals(service)) {
                events.add(event);
            }
        }
        events.sort(java.util.Comparator.comparing(ScalingEvent::createdAt));
        return events;
    }

    /** The scaling events of a service, as the control plane gives them. */
    public JsonNode eventsAsReported(String service) {
        return items("/api/autoscaling/events?service=" + service);
    }

    /** The decisions of a service, as the control plane gives them. */
    public JsonNode decisions(String service) {
        return items("/api/autoscaling/configs/" + service + "/decisions");
    }

    /** The members of a service, as the control plane gives them. */
    public JsonNode members(String service) {
        return items("/api/autoscaling/configs/" + service + "/members");
    }

    /** The IP pools with their leases, as the control plane gives them. */
    public JsonNode ipPools() {
        return items("/api/ip-pools");
    }

    /** Has a service evaluated although a check says that it cannot work. */
    public void enableAnyway(String service, String reason) {
        String body = Http.JSON
                .createObjectNode()
                .put("override", true)
                .put("reason", reason)
                .toString();
        http.text(authorized(Http.body(
                "POST", url.resolve("/api/autoscaling/configs/" + service + "/enable"), "application/json", body)));
    }

    /**
     * Waits until everything that a service needs elsewhere is in effect and it is evaluated.
     *
     * @throws IllegalStateException if it does not come to that, with the checks that fail and what is not in effect
     */
    public void awaitEnabled(String service) {
        String config = "/api/autoscaling/configs/" + service;
        boolean enabled = Waiting.within(
                ENABLED,
                () -> http.json(authorized(Http.get(url.resolve(config))))
                                .path("enabled")
                                .asBoolean()
                        && isInEffect(items(config + "/integrations")));
        if (!enabled) {
            JsonNode checks = http.json(
                    authorized(Http.body("POST", url.resolve(config + "/preflight"), "application/json", "")));
            throw new IllegalStateException("%s was not enabled: %s; %s"
                    .formatted(service, checks.path("items"), items(config + "/integrations")));
        }
    }

    private static boolean isInEffect(JsonNode parts) {
        return parts.valueStream()
                .map(part -> part.path("state").asString())
                .allMatch(state -> state.equals("live") || state.equals("not-needed"));
    }

    /** Ends all acting on a service; what runs goes on to its end. */
    public void disable(String service) {
        http.text(authorized(Http.body(
                "POST", url.resolve("/api/autoscaling/configs/" + service + "/disable"), "application/json", "{}")));
    }

    /** Delivers a webhook body as Alertmanager would; returns the status of the answer. */
    public int webhook(String body) {
        return http.send(Http.body("POST", url.resolve("/api/webhooks/alertmanager"), "application/json", body)
                        .header("Authorization", "Bearer " + webhookToken))
                .statusCode();
    }

    private JsonNode items(String path) {
        return http.json(authorized(Http.get(url.resolve(path)))).required("items");
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", authorization);
    }
}
