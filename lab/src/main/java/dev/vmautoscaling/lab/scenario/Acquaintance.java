package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.AgentGateway;
import dev.vmautoscaling.lab.controlplane.ControlPlane;
import dev.vmautoscaling.lab.controlplane.ControlPlaneApi;
import dev.vmautoscaling.lab.jenkins.JenkinsSimulator;
import dev.vmautoscaling.lab.monitoring.Monitoring;
import dev.vmautoscaling.lab.site.Datacenter;
import dev.vmautoscaling.lab.wire.Http;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator does first: makes the systems known to the control plane, and says how the files of Prometheus and
 * Alertmanager are changed. Everything goes faster than an operator would have it: who watches has a minute, not ten.
 */
record Acquaintance(ControlPlane controlPlane, Monitoring monitoring) {

    private static final String INTERVAL = "1s";

    void make(Datacenter datacenter) {
        ControlPlaneApi api = controlPlane.api();
        api.connect("lab-vcenter", "vcenter", datacenter.vcenterLogin());
        api.connect("lab-f5", "f5", datacenter.site().f5Login());
        List<String> alertmanagers = IntStream.rangeClosed(
                        1, monitoring.alertmanagers().size())
                .mapToObj(number -> number == 1 ? "lab-alertmanager" : "lab-alertmanager-" + number)
                .toList();
        for (int i = 0; i < alertmanagers.size(); i++) {
            api.connect(
                    alertmanagers.get(i),
                    "alertmanager",
                    monitoring.alertmanagers().get(i),
                    delivery(monitoring.alertmanagerFiles().get(i), controlPlane.webhookToken())
                            .put("groupInterval", INTERVAL)
                            .put("repeatInterval", "5s"));
        }
        ObjectNode delivery = delivery(monitoring.prometheusFile(), controlPlane.serviceDiscoveryToken())
                .put("rulesDirectory", monitoring.rulesDirectory().toString())
                .put("scrapeInterval", INTERVAL)
                .put("refreshInterval", INTERVAL);
        alertmanagers.forEach(delivery.putArray("alertmanagers")::add);
        api.connect("lab-prometheus", "prometheus", monitoring.prometheus(), delivery);
    }

    void make(JenkinsSimulator jenkins, AgentGateway gateway) {
        jenkins.addSecret("vm-autoscaler-token", ControlPlane.secret(controlPlane.pipelineToken()));
        controlPlane
                .api()
                .connectJenkins("lab-jenkins", jenkins.url(), jenkins.username(), jenkins.token(), gateway.url());
    }

    private ObjectNode delivery(Path file, Path token) {
        return Http.JSON
                .createObjectNode()
                .put("configFile", file.toString())
                .put("controlPlane", controlPlane.url().toString())
                .put("tokenFile", token.toString());
    }
}
