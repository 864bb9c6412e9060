package dev.vmautoscaling.adapters.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobDifferenceTest {
    private static final Xml DESIRED = JobXml.of(Orders.in(List.of(), "shop"));
    private static final String OURS = DESIRED.document();

    private static List<String> differences(String saved) {
        return JobDifference.between(DESIRED, Xml.parse(saved));
    }

    @Test
    void a_document_is_read_as_it_was_written() {
        assertThat(Xml.parse(OURS)).isEqualTo(DESIRED);
        assertThat(Xml.parse(OURS.replace("version='1.0'", "version='1.1'"))).isEqualTo(DESIRED);
    }

    /** Versions of plugins, records of the first build, defaults left out, other line ends, another order. */
    @Test
    void what_jenkins_writes_when_it_saves_the_job_is_no_difference() {
        String saved = OURS.replace("<?xml version='1.0'", "<?xml version='1.1'")
                .replace("<flow-definition>", "<flow-definition plugin=\"workflow-job@1505.vea_4b_20a_4a_495\">")
                .replace(
                        "<org.jenkinsci.plugins.gwt.GenericTrigger>",
                        "<org.jenkinsci.plugins.gwt.GenericTrigger plugin=\"generic-webhook-trigger@2.4.1\">")
                .replace("<actions/>", """
                        <actions>
                          <org.jenkinsci.plugins.pipeline.modeldefinition.actions.DeclarativeJobPropertyTrackerAction plugin="x">
                            <jobProperties/><triggers/><parameters/><options/>
                          </org.jenkinsci.plugins.pipeline.modeldefinition.actions.DeclarativeJobPropertyTrackerAction>
                        </actions>""")
                .replace("    <triggers/>\n", "")
                .replace("<abortPrevious>false</abortPrevious>", "")
                .replace("<removeLastBuild>false</removeLastBuild>", "")
                .replace("<tokenCredentialId/>", "<tokenCredentialId></tokenCredentialId>")
                .replace("<disabled>false</disabled>", "")
                .replace("\n", "\r\n");
        saved = saved.replace("<quietPeriod>0</quietPeriod>", "")
                .replace("</flow-definition>", "<quietPeriod>0</quietPeriod></flow-definition>");

        assertThat(differences(saved)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<sandbox>true< | <sandbox>false< | definition/sandbox",
                "get-available-ip | get-another-ip | definition/script",
                "token-of-shop | another | token",
                "^firing$ | firing | regexpFilterExpression",
                "<silentResponse>false< | <silentResponse>true< | silentResponse",
                "<shouldNotFlattern>false< | <shouldNotFlattern>true< | shouldNotFlattern",
                "<numToKeep>50< | <numToKeep>1< | numToKeep",
                "<abortPrevious>false< | <abortPrevious>true< | abortPrevious",
                "<defaultValue>shop< | <defaultValue>other< | StringParameterDefinition",
                "http://10.0.0.5:8080 | http://10.0.0.6:8080 | StringParameterDefinition",
                "workflow.cps.CpsFlowDefinition | workflow.cps.CpsScmFlowDefinition | definition"
            })
    void what_somebody_has_changed_is_named(String ours, String theirs, String where) {
        assertThat(OURS).contains(ours);

        assertThat(differences(OURS.replace(ours, theirs)))
                .singleElement()
                .asString()
                .endsWith(where);
    }

    @Test
    void a_trigger_that_was_added_or_has_gone_is_named() {
        String timer = "<hudson.triggers.TimerTrigger><spec>H * * * *</spec></hudson.triggers.TimerTrigger>";
        String gone = OURS.replaceAll("(?s)<org.jenkinsci.plugins.gwt.GenericTrigger>.*GenericTrigger>", "");

        assertThat(differences(OURS.replace("<spec/>", "<spec/>").replaceFirst("<triggers>", "<triggers>" + timer)))
                .singleElement()
                .asString()
                .contains("TimerTrigger");
        assertThat(differences(gone)).singleElement().asString().contains("PipelineTriggersJobProperty");
    }

    @Test
    void a_property_that_says_nothing_but_its_name_is_missed() {
        String gone = OURS.replaceAll(
                "(?s)<org.jenkinsci.plugins.workflow.job.properties.DisableConcurrent.*DisableConcurrentBuildsJobProperty>",
                "");

        assertThat(differences(gone)).containsExactly("properties/DisableConcurrentBuildsJobProperty");
    }

    /** A pipeline of the operators' own may have parameters and options, which Jenkins puts on the job with each build. */
    @Test
    void what_a_pipeline_from_a_repository_brings_is_no_difference_and_stays() {
        JobOrder order = Orders.in(List.of(), "shop");
        Xml desired = JobXml.of(new JobOrder(
                order.place(),
                order.owner(),
                new JobOrder.Script.Git("https://git.example.com/ops.git", "main", "Jenkinsfile", Optional.empty()),
                order.agentLabel(),
                order.parameters(),
                order.token()));
        Xml saved = Xml.parse(
                desired.document().replace("<numToKeep>50<", "<numToKeep>5<").replace("</parameterDefinitions>", """
                        <hudson.model.BooleanParameterDefinition><name>DRY</name></hudson.model.BooleanParameterDefinition>
                        </parameterDefinitions>"""));

        assertThat(JobDifference.between(desired, saved)).isEmpty();
        assertThat(JobDifference.merged(desired, saved).document()).contains("<name>DRY<", "<numToKeep>5<");
        Xml changed = Xml.parse(saved.document().replace("<defaultValue>shop<", "<defaultValue>other<"));
        assertThat(JobDifference.between(desired, changed)).hasSize(1);
        assertThat(JobDifference.merged(desired, changed).document())
                .contains("<defaultValue>shop<", "<name>DRY<")
                .doesNotContain("<defaultValue>other<");
    }

    /** A missing default is no empty one: the filter would see the variable's name. */
    @Test
    void a_default_that_has_gone_is_a_difference() {
        int variable = OURS.indexOf("GenericVariable>");
        String rest = OURS.substring(variable).replaceFirst("<defaultValue/>", "");

        assertThat(differences(OURS.substring(0, variable) + rest)).hasSize(1);
    }

    @Test
    void what_is_no_xml_or_wants_files_of_ours_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Xml.parse("<html><p>not closed</html>"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Xml.parse("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&f;</a>"));
    }
}
