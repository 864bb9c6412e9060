package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.jenkins.JobOrder;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.SecretBox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the Jenkins job of a service should be. */
final class JobOrders {
    private static final String PIPELINE = "/jenkins/Jenkinsfile.autoscale";

    private final Installation installation;
    private final SecretBox secrets;

    JobOrders(Installation installation, SecretBox secrets) {
        this.installation = installation;
        this.secrets = secrets;
    }

    /**
     * @param controlPlane where the agents reach us
     * @throws IllegalArgumentException when the config names no Jenkins
     */
    JobOrder of(GroupConfig config, String controlPlane) {
        JenkinsJob job = config.jenkins()
                .orElseThrow(() -> new IllegalArgumentException("config " + config.service() + " names no Jenkins"));
        return new JobOrder(
                new JobOrder.Place(folders(job), "autoscale-" + config.service()),
                new JobOrder.Owner(installation.id(), config.service()),
                script(job),
                job.agentLabel(),
                parameters(config.service(), job, controlPlane),
                token(config.service()));
    }

    /** By which the trigger knows the job: of each service another one, and the same whoever of us asks. */
    String token(String service) {
        return secrets.derived("jenkins trigger of " + installation.id() + " " + service);
    }

    private static List<String> folders(JenkinsJob job) {
        return job.folder().isEmpty() ? List.of() : List.of(job.folder().split("/", -1));
    }

    private static JobOrder.Script script(JenkinsJob job) {
        return job.scm()
                .<JobOrder.Script>map(
                        scm -> new JobOrder.Script.Git(scm.url(), scm.branch(), scm.path(), scm.credentials()))
                .orElseGet(() -> new JobOrder.Script.Inline(pipeline()));
    }

    private static String pipeline() {
        try (InputStream text = Objects.requireNonNull(JobOrders.class.getResourceAsStream(PIPELINE), PIPELINE)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JobOrder.Parameter> parameters(String service, JenkinsJob job, String controlPlane) {
        return List.of(
                new JobOrder.Parameter("SERVICE", "the service that is scaled", service),
                new JobOrder.Parameter("ACTION", "scale_out or scale_in; empty: whatever there is to do", ""),
                new JobOrder.Parameter("AUTOSCALER_URL", "where agents reach the control plane", controlPlane),
                new JobOrder.Parameter("AGENT_LABEL", "which agents may run it; empty: any", job.agentLabel()));
    }
}
