package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that come from a repository. */
class CheckoutTest {

    @TempDir
    Path repository;

    private final JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());
    private final Caller caller = Caller.administrator(jenkins);

    @AfterEach
    void close() {
        jenkins.close();
    }

    @Test
    void the_pipeline_and_all_that_lies_beside_it_are_fetched() throws Exception {
        Files.createDirectories(repository.resolve("ops"));
        Files.writeString(
                repository.resolve("ops/Jenkinsfile"),
                "pipeline { agent any; stages { stage('a') { steps { sh 'sh ops/script' } } } }");
        Files.writeString(repository.resolve("ops/script"), "echo from the repository\n");
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message=one");
        assertThat(log(job("main", "ops/Jenkinsfile")))
                .contains("from the repository")
                .endsWith("Finished: SUCCESS\n");
    }

    @Test
    void what_is_not_there_fails_the_build_with_what_git_says() {
        assertThat(log(job("main", "Jenkinsfile")))
                .contains("Error cloning remote repo 'origin'")
                .endsWith("Finished: FAILURE\n");
    }

    private String job(String branch, String path) {
        return """
                <flow-definition><definition class="org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition">
                <scm class="hudson.plugins.git.GitSCM"><userRemoteConfigs><hudson.plugins.git.UserRemoteConfig>
                <url>%s</url></hudson.plugins.git.UserRemoteConfig></userRemoteConfigs>
                <branches><hudson.plugins.git.BranchSpec><name>%s</name></hudson.plugins.git.BranchSpec></branches></scm>
                <scriptPath>%s</scriptPath></definition><quietPeriod>0</quietPeriod></flow-definition>
                """.formatted(repository.toUri(), branch, path);
    }

    private String log(String xml) {
        assertThat(caller.postXml("/createItem?name=p", xml).status()).isEqualTo(200);
        caller.post("/job/p/build");
        Eventually.holds(
                () -> assertThat(caller.get("/job/p/1/consoleText").body()).contains("Finished: "));
        return caller.get("/job/p/1/consoleText").body();
    }

    private void git(String... order) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(java.util.List.of("git"));
        command.addAll(java.util.List.of(order));
        Process git = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
