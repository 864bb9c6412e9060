package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.Eventually;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jenkins does with a declarative Jenkinsfile, done by the simulated one. */
class PipelineTest {

    /** So long that only the end of the build can end it, and of this process alone. */
    private static final String LONG =
            String.valueOf(1_000_000 + ProcessHandle.current().pid());

    private final JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());
    private Caller caller;

    @BeforeEach
    void log_in() {
        caller = Caller.administrator(jenkins);
        jenkins.addSecret("token", "s3cret");
        jenkins.addSecret("account", "svc:pa55word");
    }

    @AfterEach
    void close() {
        jenkins.close();
    }

    /** Runs it to its end. */
    private String run(String result, String script) {
        start(script);
        Eventually.holds(
                () -> assertThat(caller.get("/job/p/1/consoleText").body()).contains("Finished: "));
        String log = caller.get("/job/p/1/consoleText").body();
        assertThat(log).endsWith("Finished: " + result + "\n");
        return log;
    }

    private void start(String script) {
        caller.postXml("/createItem?name=p", Jobs.pipeline(script, Jobs.parameters("SERVICE")));
        assertThat(caller.post("/job/p/buildWithParameters").status()).isEqualTo(201);
    }

    private static String steps(String steps) {
        return "pipeline { agent any\n stages { stage('a') { steps { " + steps + " } } } }";
    }

    @Test
    void a_pipeline_runs_with_its_parameters_variables_credentials_and_conditions() {
        String log = run("SUCCESS", """
                pipeline {
                  agent { label "${params.LABEL ?: 'autoscale'}" }
                  options { timeout(time: 2, unit: 'MINUTES'); skipDefaultCheckout() }
                  parameters { booleanParam(name: 'DRY', defaultValue: false, description: ''); string(name: 'SERVICE', defaultValue: 'x') }
                  environment { TOKEN = credentials('token'); GREETING = "hello ${params.SERVICE}"; TWICE = "${GREETING}!" }
                  stages {
                    stage('decide') { steps {
                      script {
                        env.DECISION = sh(script: 'printf "%s/%s" "$TWICE" "$JOB_NAME"', returnStdout: true).trim()
                        int status = sh(script: 'exit 7', returnStatus: true)
                        echo "decided ${env.DECISION}, status ${status}, stage ${STAGE_NAME}"
                      }
                    } }
                    stage('dry') { when { expression { params.DRY } }; steps { echo 'dry run' } }
                    stage('wet') {
                      when { not { expression { return params.DRY } }; environment name: 'SERVICE', value: 'default-SERVICE' }
                      environment { STEP = 'apply' }
                      steps {
                        withCredentials([usernamePassword(credentialsId: 'account', usernameVariable: 'U', passwordVariable: 'P')]) {
                          sh 'echo "step=$STEP user=$U password=$P token=$TOKEN"; test "$P" = pa55word'
                        }
                        retry(3) { sh 'n=$(cat n 2>/dev/null || echo 0); n=$((n+1)); echo $n > n; test $n -ge 2' }
                        writeFile file: 'x/y', text: 'written'; withEnv(["MORE=${readFile('x/y')}"]) { sh 'echo more=$MORE' }
                      }
                      post { success { echo 'stage went well' } }
                    }
                  }
                  post { cleanup { echo 'last' }; always { echo 'always' }; success { echo "as ${currentBuild.currentResult}" }; failure { echo 'no' } }
                }
                """);
        assertThat(log)
                .contains("decided hello default-SERVICE!/p, status 7, stage decide")
                .contains("Stage \"dry\" skipped due to when conditional")
                .contains("step=apply user=svc password=**** token=****")
                .doesNotContain("s3cret", "pa55word")
                .contains("more=written", "stage went well");
        assertThat(log.substring(log.indexOf("always")).lines().filter(line -> !line.startsWith("[")))
                .containsExactly("always", "as SUCCESS", "last", "Finished: SUCCESS");
        assertThat(caller.get("/job/p/1/wfapi/describe")
                        .json()
                        .path("stages")
                        .valueStream()
                        .map(stage -> stage.path("name").asString() + " "
                                + stage.path("status").asString()))
                .containsExactly(
                        "decide SUCCESS", "dry NOT_EXECUTED", "wet SUCCESS", "Declarative: Post Actions SUCCESS");
    }

    @Test
    void a_failing_command_skips_what_follows_and_runs_what_belongs_to_failure_in_order() {
        String log = run("FAILURE", """
                pipeline { agent any
                  stages {
                    stage('a') { steps { sh 'exit 3' }; post { unsuccessful { echo 'stage a failed' } } }
                    stage('b') { steps { echo 'never' } }
                  }
                  post { cleanup { echo 'post cleanup' }; unsuccessful { echo 'post unsuccessful' }; failure { echo 'post failure' }
                         success { echo 'post success' }; always { echo "post always ${currentBuild.currentResult}" } }
                }
                """);
        assertThat(log)
                .contains("script returned exit code 3")
                .contains("stage a failed")
                .contains("Stage \"b\" skipped due to earlier failure(s)")
                .doesNotContain("never");
        assertThat(log.lines().filter(line -> line.startsWith("post ")))
                .containsExactly("post always FAILURE", "post failure", "post unsuccessful", "post cleanup");
        assertThat(caller.get("/job/p/1/wfapi/describe")
                        .json()
                        .at("/stages/0/error/message")
                        .asString())
                .isEqualTo("script returned exit code 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "withCredentials([string(credentialsId: 'none', variable: 'X')]) { echo 'x' } | Could not find credentials entry with ID 'none'",
                "shh 'x' | No such DSL method 'shh' found among steps",
                "script { 'text'.noSuchMethod() } | noSuchMethod",
                "error 'because of this' | because of this",
                "echo \"${nowhere}\" | No such property: nowhere",
            })
    void what_a_step_cannot_do_fails_the_build_once(String steps, String message) {
        String log = run("FAILURE", steps("echo 'begun'; " + steps));
        assertThat(log).contains(message);
        assertThat(log.lines().filter("begun"::equals)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipeline { stages { stage('a') { steps { echo 'x' } } } } | Missing required section \"agent\"",
                "pipeline { agent any; stagess { } } | Undefined section \"stagess\"",
                "pipeline { agent any; stages { stage('a') { steps { echo 'x' } }; stage('a') { steps { echo 'x' } } } } | Duplicate stage name",
                "pipeline { agent any; stages { stage('a') { } } } | Expected one of \"steps\"",
                "pipeline { agent any; options { timestamps() }; stages { stage('a') { steps { echo 'x' } } } } | Invalid option type \"timestamps\"",
                "pipeline { agent any; stages { stage('a') { steps { echo 'x' } } } | expecting '}'",
                "pipeline { agent any; stages { stage('a') { steps { script { [1].each(x -> echo(x)) } } } } } | startup failed",
            })
    void what_jenkins_would_not_begin_is_not_begun(String script, String message) {
        assertThat(run("FAILURE", script)).contains(message).doesNotContain("[Pipeline] {");
    }

    @Test
    void a_result_that_the_pipeline_sets_itself_can_only_get_worse() {
        String log = run("NOT_BUILT", """
                pipeline { agent any
                  stages {
                    stage('ask') { steps { script { currentBuild.result = 'NOT_BUILT'; currentBuild.result = 'UNSTABLE' } } }
                    stage('then') { steps { echo 'goes on' } }
                  }
                  post { notBuilt { echo "is ${currentBuild.currentResult}" }; failure { echo 'no' } }
                }
                """);
        assertThat(log).contains("goes on").contains("is NOT_BUILT").doesNotContain("\nno\n");
        assertThat(caller.get("/job/p/1/wfapi/describe").json().path("status").asString())
                .isEqualTo("NOT_EXECUTED");
    }

    @Test
    void a_timeout_aborts_and_kills_every_process_of_the_command() {
        String log = run("ABORTED", """
                pipeline { agent any
                  stages { stage('a') { steps { timeout(time: 300, unit: 'MILLISECONDS') {
                    sh 'sleep $LONG & setsid sleep $LONG & sleep $LONG'
                  } } } }
                  post { aborted { sh 'echo what remains happens' } }
                }
                """.replace("$LONG", LONG));
        assertThat(log).contains("Cancelling nested steps due to timeout").contains("what remains happens");
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void closing_ends_the_build_and_its_processes() {
        start(steps("sh 'trap \"\" TERM; sleep $LONG & sleep $LONG'").replace("$LONG", LONG));
        Eventually.holds(() -> assertThat(sleepers()).hasSize(2));
        String log = caller.get("/job/p/1/consoleText").body();
        Path workspace = Path.of(log.lines()
                .filter(line -> line.startsWith("Running on lab-agent in "))
                .map(line -> line.substring("Running on lab-agent in ".length()))
                .findFirst()
                .orElseThrow());
        assertThat(workspace).exists();
        jenkins.close();
        assertThat(sleepers()).isEmpty();
        assertThat(workspace.getParent().getParent()).doesNotExist();
    }

    private static List<String> sleepers() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.endsWith("sleep " + LONG))
                .toList();
    }

    @Test
    void the_whole_pipeline_can_have_a_timeout_and_steps_may_sleep() {
        String log = run("ABORTED", """
                pipeline { agent any
                  options { timeout(time: 1, unit: 'SECONDS') }
                  stages { stage('a') { steps { sleep time: 10, unit: 'MILLISECONDS'
                    echo 'slept'
                    sleep 60 } } }
                  post { always { echo "in the end ${currentBuild.currentResult}" } }
                }
                """);
        assertThat(log).contains("slept").contains("in the end ABORTED");
    }

    @Test
    void commands_see_a_clean_environment_and_keep_their_workspace() {
        String log = run("SUCCESS", steps("sh 'env | sort; pwd; umask; touch kept'"));
        assertThat(log)
                .contains("BUILD_NUMBER=1\n")
                .contains("JENKINS_URL=" + jenkins.url() + "/\n")
                .contains("BUILD_URL=" + jenkins.url() + "/job/p/1/\n")
                .contains("SERVICE=default-SERVICE\n")
                .contains("NODE_NAME=lab-agent\n")
                .doesNotContain("MAVEN")
                .doesNotContain("JAVA_HOME");
        caller.postXml("/job/p/config.xml", Jobs.pipeline(steps("sh 'test -f kept'")));
        caller.post("/job/p/build");
        Eventually.holds(() -> assertThat(
                        caller.get("/job/p/2/api/json").json().path("result").asString(""))
                .isEqualTo("SUCCESS"));
    }

    @Test
    void without_an_agent_there_is_nowhere_to_run_a_command() {
        assertThat(run("FAILURE", "pipeline { agent none\n stages { stage('a') { steps { sh 'true' } } } }"))
                .contains("node context");
    }

    @Test
    void a_label_that_nobody_has_is_waited_for_inside_the_build() {
        start("pipeline { agent { label 'nobody' }\n stages { stage('a') { steps { echo 'x' } } } }");
        Eventually.holds(() -> assertThat(caller.get("/job/p/1/consoleText").body())
                .contains("Still waiting to schedule task")
                .contains("There are no nodes with the label ‘nobody’"));
        caller.post("/job/p/1/stop");
        Eventually.holds(() -> assertThat(
                        caller.get("/job/p/1/api/json").json().path("result").asString(""))
                .isEqualTo("ABORTED"));
    }
}
