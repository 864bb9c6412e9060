package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.JenkinsJob;
import java.time.Duration;
import java.util.Optional;

/**
 * The Jenkins job that drives the service's events, where its engine is {@code jenkins}.
 *
 * @param connection the Jenkins
 * @param folder in which the job lies, parts separated by {@code /}; empty for the top
 * @param agentLabel which agents may run it; empty for any
 * @param scm where its pipeline comes from; the product's own when absent
 * @param fallBack whether the control plane drives an event itself when Jenkins does not
 * @param triggerAfter how long an event waits for a build that comes by itself, before one is triggered
 * @param claimWithin how long it waits for the triggered one
 * @param lease how long a build may be silent before it counts as gone
 */
public record JenkinsDocument(
        @Example("jenkins-seoul") String connection,
        @Default("VM-Autoscaling") String folder,
        @Default("") String agentLabel,
        Optional<ScmDocument> scm,
        @Default("false") boolean fallBack,
        @Default("60s") Duration triggerAfter,
        @Default("2m") Duration claimWithin,
        @Default("2m") Duration lease)
        implements Checked {
    /** What Jenkins takes as a name, and needs no escaping in its addresses. */
    private static final String FOLDER = "[A-Za-z0-9][A-Za-z0-9_ -]{0,63}";

    /**
     * A pipeline in a Git repository.
     *
     * @param path of the Jenkinsfile in it
     * @param credentials the id that Jenkins knows them by
     */
    public record ScmDocument(
            @Example("https://git.example.com/ops/autoscaling.git")
            String url,

            @Default("main") String branch,
            @Default("jenkins/Jenkinsfile.autoscale") String path,
            Optional<String> credentials)
            implements Checked {
        @Override
        public void check(Checks checks) {
            checks.matches(
                    "url",
                    url,
                    "((https?|ssh|git|file)://(?![^/@]*:[^/@]*@)|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:)[!-~]{1,400}",
                    "the address of a Git repository, without a password");
            checks.matches("branch", branch, "[A-Za-z0-9*][A-Za-z0-9._/*-]{0,199}", "a branch, tag or commit");
            checks.matches(
                    "path",
                    path,
                    "(?!.*\\.\\.)[A-Za-z0-9._][A-Za-z0-9._/ -]{0,199}",
                    "the path of a file in the repository");
            credentials.ifPresent(id ->
                    checks.matches("credentials", id, "[A-Za-z0-9_.@-]{1,100}", "the id of credentials in Jenkins"));
        }

        JenkinsJob.Scm scm() {
            return new JenkinsJob.Scm(url, branch, path, credentials);
        }

        static ScmDocument of(JenkinsJob.Scm scm) {
            return new ScmDocument(scm.url(), scm.branch(), scm.path(), scm.credentials());
        }
    }

    @Override
    public void check(Checks checks) {
        checks.matches("connection", connection, Names.PATTERN, Names.ALLOWED);
        checks.matches(
                "folder",
                folder,
                "(" + FOLDER + "(/" + FOLDER + "){0,4})?",
                "names of letters, digits, _, - and blanks, separated by /");
        checks.matches("agentLabel", agentLabel, "[A-Za-z0-9_.-]{0,80}", "one label, or nothing for any agent");
        checks.between("triggerAfter", triggerAfter, Duration.ofSeconds(1), Duration.ofHours(1));
        checks.between("claimWithin", claimWithin, Duration.ofSeconds(1), Duration.ofHours(1));
        checks.between("lease", lease, Duration.ofSeconds(5), Duration.ofHours(1));
    }

    JenkinsJob job() {
        return new JenkinsJob(
                connection, folder, agentLabel, scm.map(ScmDocument::scm), fallBack, triggerAfter, claimWithin, lease);
    }

    static JenkinsDocument of(JenkinsJob job) {
        return new JenkinsDocument(
                job.connection(),
                job.folder(),
                job.agentLabel(),
                job.scm().map(ScmDocument::of),
                job.fallBack(),
                job.triggerAfter(),
                job.claimWithin(),
                job.lease());
    }
}
