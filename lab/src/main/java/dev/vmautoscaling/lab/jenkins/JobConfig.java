package dev.vmautoscaling.lab.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What Jenkins makes of a config.xml. What it does not know it drops without a word (trap 5).
 *
 * @param script of an inline pipeline; empty where it comes from source control
 * @param scm where the script comes from otherwise
 * @param quietPeriod seconds; nothing means the five of the whole Jenkins (trap 7)
 */
record JobConfig(
        String description,
        boolean disabled,
        boolean concurrent,
        Optional<Integer> quietPeriod,
        Optional<Integer> buildsToKeep,
        List<Parameter> parameters,
        String script,
        Optional<Scm> scm,
        Optional<GenericTrigger> trigger) {

    static final String ROOT = "flow-definition";
    static final String PROPERTIES = "org.jenkinsci.plugins.workflow.job.properties.";
    static final String TRIGGERS = PROPERTIES + "PipelineTriggersJobProperty";
    static final String NOT_CONCURRENT = PROPERTIES + "DisableConcurrentBuildsJobProperty";
    static final String PARAMETERS = "hudson.model.ParametersDefinitionProperty";
    static final String DISCARDER = "jenkins.model.BuildDiscarderProperty";

    /** A parameter with its kind's class name. */
    record Parameter(String type, String name, String defaultValue) {}

    /** A script that lies in a repository. */
    record Scm(String url, String branch, String path) {}

    JobConfig {
        parameters = List.copyOf(parameters);
    }

    boolean isParameterized() {
        return !parameters.isEmpty();
    }

    /** Reads a document that {@link #known} has been applied to. */
    static JobConfig of(Document document) {
        Element root = document.getDocumentElement();
        Optional<Element> properties = Xml.child(root, "properties");
        Optional<Element> definition = Xml.child(root, "definition");
        return new JobConfig(
                Xml.text(root, "description").orElse(""),
                Xml.flag(root, "disabled"),
                properties.flatMap(all -> Xml.child(all, NOT_CONCURRENT)).isEmpty(),
                Xml.text(root, "quietPeriod")
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(Integer::valueOf),
                properties
                        .flatMap(all -> Xml.child(all, DISCARDER))
                        .flatMap(discarder -> Xml.child(discarder, "strategy"))
                        .flatMap(strategy -> Xml.text(strategy, "numToKeep"))
                        .map(Integer::valueOf)
                        .filter(number -> number > 0),
                properties.map(JobConfig::parameters).orElse(List.of()),
                definition.flatMap(it -> Xml.text(it, "script")).orElse(""),
                definition.flatMap(JobConfig::scm),
                triggers(root, properties).map(GenericTrigger::of));
    }

    // facts 1.2: the legacy place is moved into the property on load
    private static Optional<Element> triggers(Element root, Optional<Element> properties) {
        return properties
                .flatMap(all -> Xml.child(all, TRIGGERS))
                .flatMap(property -> Xml.child(property, "triggers"))
                .flatMap(triggers -> Xml.child(triggers, GenericTrigger.ELEMENT))
                .or(() -> Xml.child(root, "triggers").flatMap(old -> Xml.child(old, GenericTrigger.ELEMENT)));
    }

    private static List<Parameter> parameters(Element properties) {
        List<Parameter> parameters = new ArrayList<>();
        Xml.child(properties, PARAMETERS)
                .flatMap(property -> Xml.child(property, "parameterDefinitions"))
                .ifPresent(definitions -> Xml.children(definitions)
                        .forEach(each -> parameters.add(new Parameter(
                                each.getTagName(), Xml.text(each, "name").orElse(""), defaultValue(each)))));
        return parameters;
    }

    private static String defaultValue(Element parameter) {
        return Xml.text(parameter, "defaultValue")
                .or(() -> Xml.child(parameter, "choices")
                        .flatMap(choices -> Xml.child(choices, "a"))
                        .flatMap(array -> Xml.text(array, "string")))
                .orElse("");
    }

    private static Optional<Scm> scm(Element definition) {
        return Xml.child(definition, "scm")
                .map(scm -> new Scm(
                        Xml.child(scm, "userRemoteConfigs")
                                .flatMap(remotes -> Xml.child(remotes, "hudson.plugins.git.UserRemoteConfig"))
                                .flatMap(remote -> Xml.text(remote, "url"))
                                .orElse(""),
                        Xml.child(scm, "branches")
                                .flatMap(branches -> Xml.child(branches, "hudson.plugins.git.BranchSpec"))
                                .flatMap(branch -> Xml.text(branch, "name"))
                                .orElse("*/master"),
                        Xml.text(definition, "scriptPath").orElse("Jenkinsfile")));
    }

    /** Drops the elements whose class no installed plugin has (trap 5). */
    static void known(Document document, Plugins plugins) {
        drop(document.getDocumentElement(), plugins);
    }

    private static void drop(Element parent, Plugins plugins) {
        for (Element child : Xml.children(parent)) {
            String type = child.hasAttribute("class") ? child.getAttribute("class") : child.getTagName();
            if (type.contains(".") && !plugins.knows(type)) {
                parent.removeChild(child);
            } else {
                drop(child, plugins);
            }
        }
    }
}
