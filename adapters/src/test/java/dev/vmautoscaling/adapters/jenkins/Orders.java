package dev.vmautoscaling.adapters.jenkins;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.scaling.Configs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The job that tests order. */
final class Orders {
    /** With everything that XML has to escape, and letters that not everybody can read. */
    static final String PIPELINE = """
            pipeline {
                agent { label "${params.AGENT_LABEL ?: ''}" }
                stages {
                    stage('get-available-ip') { steps { echo "주소 <예약> & \\"확인\\" $SERVICE" } }
                }
            }
            """;

    private Orders() {}

    static GroupConfig shop() {
        GroupConfig config = Configs.with(Configs.shop(), "engine", GroupConfig.Engine.JENKINS);
        return Configs.with(
                config,
                "jenkins",
                Optional.of(new JenkinsJob(
                        "ci",
                        "VM-Autoscaling",
                        "autoscale",
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(2))));
    }

    static JobOrder of(GroupConfig config) {
        return in(List.of("VM-Autoscaling"), config.service());
    }

    static JobOrder in(List<String> folders, String service) {
        return new JobOrder(
                new JobOrder.Place(folders, "autoscale-" + service),
                new JobOrder.Owner("i-1", service),
                new JobOrder.Script.Inline(PIPELINE),
                "autoscale",
                List.of(
                        new JobOrder.Parameter("SERVICE", "the service that is scaled", service),
                        new JobOrder.Parameter("ACTION", "scale_out or scale_in; empty: whatever there is to do", ""),
                        new JobOrder.Parameter(
                                "AUTOSCALER_URL", "where agents reach the control plane", "http://10.0.0.5:8080"),
                        new JobOrder.Parameter("AGENT_LABEL", "which agents may run it; empty: any", "autoscale")),
                "token-of-" + service);
    }

    static JenkinsServer open(WireJenkins web) {
        return new JenkinsConnection("ci", web.url(), "scaler", "s3cret", new Trust.PublicAuthorities())
                .open(OutsideCalls.UNHEARD, Orders::of, Duration.ofSeconds(5));
    }
}
