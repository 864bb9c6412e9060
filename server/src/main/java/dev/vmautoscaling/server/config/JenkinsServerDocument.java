package dev.vmautoscaling.server.config;

import java.util.Optional;

/**
 * What a Jenkins must be told of us, and others of it.
 *
 * @param controlPlane where its agents reach this control plane
 * @param caFile where Alertmanager finds the authority that signed the certificate of Jenkins, as it sees its own files
 */
public record JenkinsServerDocument(
        @Example("http://autoscaler.example.com:8080") String controlPlane, Optional<String> caFile)
        implements Checked {
    @Override
    public void check(Checks checks) {
        checks.matches(
                "controlPlane",
                controlPlane,
                "https?://[^\\s/?#@]+(/[^\\s?#]*)?",
                "a URL such as http://autoscaler.example.com:8080");
        caFile.ifPresent(path -> checks.matches(
                "caFile", path, "/[^\\p{Cntrl}]*[^/\\p{Cntrl}]", "an absolute path such as /etc/ssl/jenkins.pem"));
    }
}
