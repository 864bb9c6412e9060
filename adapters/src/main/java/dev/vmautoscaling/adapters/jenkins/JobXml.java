package dev.vmautoscaling.adapters.jenkins;

import java.util.List;

/**
 * A job as Jenkins' configuration says it: a Pipeline job that Generic Webhook Trigger starts for firing alerts, one build at a
 * time, at once. The names are those of Jenkins' classes and fields.
 */
final class JobXml {
    static final String TRIGGERS = "org.jenkinsci.plugins.workflow.job.properties.PipelineTriggersJobProperty";
    static final String TRIGGER = "org.jenkinsci.plugins.gwt.GenericTrigger";

    private static final String NOT_CONCURRENT =
            "org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty";
    private static final String SCM = "org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition";
    private static final String DISCARDER = "jenkins.model.BuildDiscarderProperty";
    static final String PARAMETERS = "hudson.model.ParametersDefinitionProperty";
    private static final int DAYS_KEPT = 14;
    private static final int BUILDS_KEPT = 50;

    private JobXml() {}

    /** What must be on a job of ours in {@code properties}; anything else there is a person's. */
    static List<String> ownProperties(Xml job) {
        return isFromRepository(job)
                ? List.of(NOT_CONCURRENT, PARAMETERS, TRIGGERS)
                : List.of(NOT_CONCURRENT, DISCARDER, PARAMETERS, TRIGGERS);
    }

    static Xml of(JobOrder order) {
        return Xml.of(
                "flow-definition",
                Xml.of("actions"),
                Xml.leaf("description", description(order)),
                Xml.leaf("keepDependencies", false),
                Xml.of("properties", notConcurrent(), discarder(), parameters(order), triggers(order)),
                definition(order.script()),
                Xml.of("triggers"),
                // Jenkins waits 5 s before each build otherwise
                Xml.leaf("quietPeriod", 0),
                Xml.leaf("disabled", false));
    }

    private static String description(JobOrder order) {
        return "Scales service " + order.owner().service() + ". Made and kept by "
                + order.owner().mark() + " Edits are overwritten.";
    }

    /** A build that was cut short by the next one would leave half an act. */
    private static Xml notConcurrent() {
        return Xml.of(NOT_CONCURRENT, Xml.leaf("abortPrevious", false));
    }

    private static Xml discarder() {
        return Xml.of(
                DISCARDER,
                Xml.of(
                                "strategy",
                                Xml.leaf("daysToKeep", DAYS_KEPT),
                                Xml.leaf("numToKeep", BUILDS_KEPT),
                                Xml.leaf("artifactDaysToKeep", -1),
                                Xml.leaf("artifactNumToKeep", -1),
                                Xml.leaf("removeLastBuild", false))
                        .as("hudson.tasks.LogRotator"));
    }

    private static Xml parameters(JobOrder order) {
        return Xml.of(
                PARAMETERS,
                Xml.of("parameterDefinitions")
                        .withChildren(order.parameters().stream()
                                .map(JobXml::parameter)
                                .toList()));
    }

    private static Xml parameter(JobOrder.Parameter parameter) {
        return Xml.of(
                "hudson.model.StringParameterDefinition",
                Xml.leaf("name", parameter.name()),
                Xml.leaf("description", parameter.description()),
                Xml.leaf("defaultValue", parameter.preset()),
                Xml.leaf("trim", false));
    }

    private static Xml triggers(JobOrder order) {
        return Xml.of(TRIGGERS, Xml.of("triggers", trigger(order)));
    }

    /**
     * A resolved alert starts nothing: the filter looks at the notification's status, and it is anchored, for it would find
     * {@code firing} anywhere otherwise. A missing field becomes an empty text only where the default is there and empty.
     */
    private static Xml trigger(JobOrder order) {
        return Xml.of(
                TRIGGER,
                Xml.of("spec"),
                Xml.of(
                        "genericVariables",
                        variable("status", "$.status", "[^a-z]"),
                        variable("ACTION", "$.commonLabels.action", "[^a-z_]"),
                        variable("alertname", "$.commonLabels.alertname", "[^A-Za-z0-9_]")),
                Xml.leaf("regexpFilterText", "$status"),
                Xml.leaf("regexpFilterExpression", "^firing$"),
                Xml.of("genericRequestVariables"),
                Xml.of("genericHeaderVariables"),
                Xml.leaf("printPostContent", false),
                Xml.leaf("printContributedVariables", false),
                Xml.leaf("causeString", "VM Autoscaling: " + order.owner().service() + " $ACTION $alertname"),
                Xml.leaf("token", order.token()),
                Xml.leaf("tokenCredentialId", ""),
                Xml.leaf("silentResponse", false),
                Xml.leaf("overrideQuietPeriod", false),
                // The field is misspelt in the plugin, and only so it is read.
                Xml.leaf("shouldNotFlattern", false),
                Xml.leaf("allowSeveralTriggersPerBuild", false));
    }

    /** @param removed what is taken out of the value: it comes from outside and goes into an environment */
    private static Xml variable(String key, String expression, String removed) {
        return Xml.of(
                "org.jenkinsci.plugins.gwt.GenericVariable",
                Xml.leaf("expressionType", "JSONPath"),
                Xml.leaf("key", key),
                Xml.leaf("value", expression),
                Xml.leaf("regexpFilter", removed),
                Xml.leaf("defaultValue", ""));
    }

    private static Xml definition(JobOrder.Script script) {
        return switch (script) {
            case JobOrder.Script.Inline inline ->
                Xml.of("definition", Xml.leaf("script", inline.text()), Xml.leaf("sandbox", true))
                        .as("org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition");
            case JobOrder.Script.Git git ->
                Xml.of("definition", scm(git), Xml.leaf("scriptPath", git.path()), Xml.leaf("lightweight", true))
                        .as(SCM);
        };
    }

    private static Xml scm(JobOrder.Script.Git git) {
        Xml url = Xml.leaf("url", git.url());
        Xml remote = git.credentials()
                .map(id -> Xml.of("hudson.plugins.git.UserRemoteConfig", url, Xml.leaf("credentialsId", id)))
                .orElseGet(() -> Xml.of("hudson.plugins.git.UserRemoteConfig", url));
        return Xml.of(
                        "scm",
                        Xml.leaf("configVersion", 2),
                        Xml.of("userRemoteConfigs", remote),
                        Xml.of("branches", Xml.of("hudson.plugins.git.BranchSpec", Xml.leaf("name", git.branch()))),
                        Xml.leaf("doGenerateSubmoduleConfigurations", false),
                        Xml.of("submoduleCfg").as("empty-list"),
                        Xml.of("extensions"))
                .as("hudson.plugins.git.GitSCM");
    }

    /** A folder as people make it. */
    static Xml folder() {
        return Xml.of(
                "com.cloudbees.hudson.plugins.folder.Folder",
                Xml.leaf("description", "Jobs of VM Autoscaling, and whatever else is put here."));
    }

    /** Whether its pipeline comes from a repository, and so may change the job's properties with each build. */
    static boolean isFromRepository(Xml job) {
        return job.child("definition")
                .filter(definition -> SCM.equals(definition.attributes().get("class")))
                .isPresent();
    }

    /** Whether the job is this owner's. */
    static boolean isOf(Xml job, JobOrder.Owner owner) {
        return job.textAt("description").contains(owner.mark());
    }
}
