package dev.vmautoscaling.lab.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Asks a Prometheus which targets it scrapes and what it has measured. */
public final class PrometheusListing {

    private final URI url;
    private final Http http = Http.plain();

    public PrometheusListing(URI url) {
        this.url = url;
    }

    /** The scrape addresses of all active targets, such as {@code http://10.0.0.5:9100/metrics}. */
    public Set<String> targets() {
        Set<String> targets = new TreeSet<>();
        JsonNode answer = http.json(Http.get(url.resolve("/api/v1/targets?state=active")));
        for (JsonNode target : answer.required("data").required("activeTargets")) {
            targets.add(target.required("scrapeUrl").asString());
        }
        return targets;
    }

    /** The one value of an instant query, or nothing if it has none. */
    public OptionalDouble value(String query) {
        URI uri = url.resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        JsonNode result = http.json(Http.get(uri)).required("data").required("result");
        return result.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(
                        result.get(0).required("value").get(1).asString()));
    }
}
