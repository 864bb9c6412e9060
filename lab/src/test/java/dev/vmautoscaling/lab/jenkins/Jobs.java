package dev.vmautoscaling.lab.jenkins;

/** Documents for jobs, as tests need them. */
final class Jobs {

    static final String HELLO = "pipeline {\n agent any\n stages { stage('hello') { steps { echo 'hello' } } }\n}";

    private Jobs() {}

    static String pipeline(String script) {
        return pipeline(script, "");
    }

    static String pipeline(String script, String properties) {
        return """
                <?xml version='1.1' encoding='UTF-8'?>
                <flow-definition plugin="workflow-job">
                  <actions/>
                  <description>for a test</description>
                  <keepDependencies>false</keepDependencies>
                  <properties>
                    <org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty/>
                    %s
                  </properties>
                  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
                    <script>%s</script>
                    <sandbox>true</sandbox>
                  </definition>
                  <quietPeriod>0</quietPeriod>
                  <disabled>false</disabled>
                </flow-definition>
                """.formatted(properties, escaped(script));
    }

    /** The trigger's property; what is given stands inside its element. */
    static String trigger(String inside) {
        return """
                <org.jenkinsci.plugins.workflow.job.properties.PipelineTriggersJobProperty><triggers>
                <org.jenkinsci.plugins.gwt.GenericTrigger plugin="generic-webhook-trigger"><spec/>
                %s
                </org.jenkinsci.plugins.gwt.GenericTrigger>
                </triggers></org.jenkinsci.plugins.workflow.job.properties.PipelineTriggersJobProperty>
                """.formatted(inside);
    }

    /** A variable of the trigger with an empty default. */
    static String variable(String key, String path) {
        return """
                <org.jenkinsci.plugins.gwt.GenericVariable><expressionType>JSONPath</expressionType>\
                <key>%s</key><value>%s</value><regexpFilter></regexpFilter><defaultValue></defaultValue>\
                </org.jenkinsci.plugins.gwt.GenericVariable>
                """.formatted(key, escaped(path));
    }

    static String parameters(String... names) {
        StringBuilder all = new StringBuilder("<hudson.model.ParametersDefinitionProperty><parameterDefinitions>");
        for (String name : names) {
            all.append("<hudson.model.StringParameterDefinition><name>")
                    .append(name)
                    .append("</name><defaultValue>default-")
                    .append(name)
                    .append("</defaultValue></hudson.model.StringParameterDefinition>");
        }
        return all.append("</parameterDefinitions></hudson.model.ParametersDefinitionProperty>")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
