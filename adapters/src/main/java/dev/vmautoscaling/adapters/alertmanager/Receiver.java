package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.adapters.yaml.Bearer;
import dev.vmautoscaling.adapters.yaml.YamlWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom Alertmanager tells, by webhook.
 *
 * @param url without any secret: versions before 0.26 show it to everybody
 * @param tellsWhenOver whether also that an alert is over
 * @param authority a file with the certificate that signed the receiver's, when Alertmanager does not know it
 */
public record Receiver(String name, URI url, Bearer bearer, boolean tellsWhenOver, Optional<String> authority) {
    /** The control plane. */
    public static final String US = "vm-autoscaler";

    private static final String JENKINS = US + "-jenkins-";

    /** The receiver that starts the Jenkins job of one service. */
    public static String jenkins(String service) {
        return JENKINS + service;
    }

    /** Jenkins' come first, so that ours is the last of ours; empty for a receiver of others. */
    static Optional<String> rank(String name) {
        if (name.equals(US)) {
            return Optional.of("1");
        }
        return name.startsWith(JENKINS) ? Optional.of("0" + name) : Optional.empty();
    }

    Map<String, Object> yaml() {
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("authorization", bearer.yaml());
        authority.ifPresent(file -> http.put("tls_config", new YamlWriter.Inline(Map.of("ca_file", file))));
        Map<String, Object> webhook = new LinkedHashMap<>();
        webhook.put("url", url.toString());
        webhook.put("send_resolved", tellsWhenOver);
        webhook.put("max_alerts", 0);
        webhook.put("http_config", http);
        Map<String, Object> receiver = new LinkedHashMap<>();
        receiver.put("name", name);
        receiver.put("webhook_configs", List.of(webhook));
        return receiver;
    }
}
