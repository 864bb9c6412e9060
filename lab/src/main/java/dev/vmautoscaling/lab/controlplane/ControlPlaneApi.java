package dev.vmautoscaling.lab.controlplane;

import dev.vmautoscaling.lab.wire.Http;
import dev.vmautoscaling.lab.wire.Login;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the lab asks of the control plane over REST. Every method throws IllegalStateException for an answer that is not 2xx. */
public final class ControlPlaneApi {

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
        http.text(authorized(
                Http.body("PUT", url.resolve("/api/connections/" + name), "application/json", body.toString())));
    }

    /** Makes an outside system that asks for no log-in known under a name. */
    public void connect(String name, String kind, URI system) {
        ObjectNode body = Http.JSON.createObjectNode().put("kind", kind).put("url", system.toString());
        http.text(authorized(
                Http.body("PUT", url.resolve("/api/connections/" + name), "application/json", body.toString())));
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
     * Looks that a service is evaluated.
     *
     * @throws IllegalStateException if it is not, with the checks that fail
     */
    public void requireEnabled(String service) {
        String config = "/api/autoscaling/configs/" + service;
        boolean enabled = http.json(authorized(Http.get(url.resolve(config))))
                .path("enabled")
                .asBoolean();
        if (!enabled) {
            JsonNode checks = http.json(
                    authorized(Http.body("POST", url.resolve(config + "/preflight"), "application/json", "")));
            throw new IllegalStateException(service + " was not enabled: " + checks.path("items"));
        }
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
