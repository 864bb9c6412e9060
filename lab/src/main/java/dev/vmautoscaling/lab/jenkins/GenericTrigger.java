package dev.vmautoscaling.lab.jenkins;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A trigger as config.xml describes it (facts 1.4). Elements of other names are ignored, also {@code shouldNotFlatten}, which
 * looks right and is not (trap 1).
 *
 * @param token empty for none
 * @param tokenCredentialId a secret text that wins over the token if it is there
 */
record GenericTrigger(
        List<Variable> variables,
        List<Variable> requestVariables,
        List<Variable> headerVariables,
        String filterText,
        String filterExpression,
        Switches switches,
        String cause,
        String token,
        String tokenCredentialId) {

    static final String ELEMENT = "org.jenkinsci.plugins.gwt.GenericTrigger";

    /**
     * One variable to be taken from a request.
     *
     * @param expression where in the body; empty for request and header variables
     * @param defaultValue nothing where there is no such element, which is not the same as an empty one (trap 10)
     */
    record Variable(String key, String expression, boolean xpath, String regexpFilter, Optional<String> defaultValue) {}

    /** What is on or off. */
    record Switches(
            boolean silentResponse,
            boolean overrideQuietPeriod,
            boolean shouldNotFlatten,
            boolean allowSeveralTriggersPerBuild,
            boolean printContributedVariables,
            boolean printPostContent) {}

    static GenericTrigger of(Element trigger) {
        return new GenericTrigger(
                variables(trigger, "genericVariables", "org.jenkinsci.plugins.gwt.GenericVariable"),
                variables(trigger, "genericRequestVariables", "org.jenkinsci.plugins.gwt.GenericRequestVariable"),
                variables(trigger, "genericHeaderVariables", "org.jenkinsci.plugins.gwt.GenericHeaderVariable"),
                Xml.text(trigger, "regexpFilterText").orElse(""),
                Xml.text(trigger, "regexpFilterExpression").orElse(""),
                new Switches(
                        Xml.flag(trigger, "silentResponse"),
                        Xml.flag(trigger, "overrideQuietPeriod"),
                        Xml.flag(trigger, "shouldNotFlattern"),
                        Xml.flag(trigger, "allowSeveralTriggersPerBuild"),
                        Xml.flag(trigger, "printContributedVariables"),
                        Xml.flag(trigger, "printPostContent")),
                Xml.text(trigger, "causeString").orElse(""),
                Xml.text(trigger, "token").orElse(""),
                Xml.text(trigger, "tokenCredentialId").orElse(""));
    }

    private static List<Variable> variables(Element trigger, String list, String type) {
        return Xml.child(trigger, list).stream()
                .flatMap(variables -> Xml.children(variables, type).stream())
                .map(variable -> new Variable(
                        Xml.text(variable, "key").orElse(""),
                        Xml.text(variable, "value").orElse(""),
                        Xml.text(variable, "expressionType").orElse("JSONPath").equals("XPath"),
                        Xml.text(variable, "regexpFilter").orElse(""),
                        Xml.text(variable, "defaultValue")))
                .toList();
    }
}
