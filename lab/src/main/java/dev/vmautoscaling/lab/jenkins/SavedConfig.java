package dev.vmautoscaling.lab.jenkins;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a config.xml looks like after Jenkins itself has written it: not byte for byte what was sent (trap 15). */
final class SavedConfig {

    private static final String ACTIONS = "org.jenkinsci.plugins.pipeline.modeldefinition.actions.";

    /** facts 1.4: the fields of a trigger, in the order of saved files. */
    private static final List<String> TRIGGER_FIELDS = List.of(
            "spec",
            "genericVariables",
            "regexpFilterText",
            "regexpFilterExpression",
            "genericRequestVariables",
            "genericHeaderVariables",
            "printPostContent",
            "printContributedVariables",
            "causeString",
            "token",
            "tokenCredentialId",
            "silentResponse",
            "overrideQuietPeriod",
            "shouldNotFlattern",
            "allowSeveralTriggersPerBuild");

    private static final Set<String> FLAGS = Set.of(
            "printPostContent",
            "printContributedVariables",
            "silentResponse",
            "overrideQuietPeriod",
            "shouldNotFlattern",
            "allowSeveralTriggersPerBuild");

    private SavedConfig() {}

    /** What a pipeline declared about its own job in the first run. */
    record Declared(boolean notConcurrent, int buildsToKeep, List<JobConfig.Parameter> parameters) {
        static final Declared NOTHING = new Declared(false, 0, List.of());

        Declared {
            parameters = List.copyOf(parameters);
        }
    }

    /** Writes a document as Jenkins saves it. */
    static String of(Document document, Plugins plugins) {
        Element root = document.getDocumentElement();
        JobConfig.known(document, plugins);
        if (root.getTagName().equals(JobConfig.ROOT)) {
            for (String child : List.of("actions", "properties")) {
                if (Xml.child(root, child).isEmpty()) {
                    Xml.append(root, child);
                }
            }
            Xml.child(root, "triggers").ifPresent(root::removeChild);
            Xml.append(root, "triggers");
            order(root);
        }
        attribute(root, plugins);
        return Xml.write(document);
    }

    /** Merges what the pipeline declared, as the first run does. */
    static void merge(Document document, Declared declared) {
        Element root = document.getDocumentElement();
        Element properties = Xml.child(root, "properties").orElseGet(() -> Xml.append(root, "properties"));
        Element actions = Xml.child(root, "actions").orElseGet(() -> Xml.append(root, "actions"));
        for (String action : List.of("DeclarativeJobAction", "DeclarativeJobPropertyTrackerAction")) {
            if (Xml.child(actions, ACTIONS + action).isEmpty()) {
                Xml.append(actions, ACTIONS + action);
            }
        }
        if (declared.notConcurrent()
                && Xml.child(properties, JobConfig.NOT_CONCURRENT).isEmpty()) {
            Xml.append(Xml.append(properties, JobConfig.NOT_CONCURRENT), "abortPrevious", "false");
        }
        if (declared.buildsToKeep() > 0
                && Xml.child(properties, JobConfig.DISCARDER).isEmpty()) {
            discarder(properties, declared.buildsToKeep());
        }
        if (!declared.parameters().isEmpty()) {
            parameters(properties, declared.parameters());
        }
    }

    private static void discarder(Element properties, int buildsToKeep) {
        Element strategy = Xml.append(Xml.append(properties, JobConfig.DISCARDER), "strategy");
        strategy.setAttribute("class", "hudson.tasks.LogRotator");
        Xml.append(strategy, "daysToKeep", "-1");
        Xml.append(strategy, "numToKeep", String.valueOf(buildsToKeep));
        Xml.append(strategy, "artifactDaysToKeep", "-1");
        Xml.append(strategy, "artifactNumToKeep", "-1");
        Xml.append(strategy, "removeLastBuild", "false");
    }

    private static void parameters(Element properties, List<JobConfig.Parameter> declared) {
        Element property = Xml.child(properties, JobConfig.PARAMETERS)
                .orElseGet(() -> Xml.append(properties, JobConfig.PARAMETERS));
        Element definitions = Xml.child(property, "parameterDefinitions")
                .orElseGet(() -> Xml.append(property, "parameterDefinitions"));
        Set<String> there = Set.copyOf(Xml.children(definitions).stream()
                .map(each -> Xml.text(each, "name").orElse(""))
                .toList());
        for (JobConfig.Parameter parameter : declared) {
            if (!there.contains(parameter.name())) {
                Element definition = Xml.append(definitions, parameter.type());
                Xml.append(definition, "name", parameter.name());
                Xml.append(definition, "defaultValue", parameter.defaultValue());
            }
        }
    }

    // fields that a class does not have are lost, those that were left out get their default
    private static void order(Element root) {
        var triggers = root.getElementsByTagName(GenericTrigger.ELEMENT);
        for (int i = 0; i < triggers.getLength(); i++) {
            if (triggers.item(i) instanceof Element trigger) {
                List<Element> before = Xml.children(trigger);
                before.forEach(trigger::removeChild);
                for (String field : TRIGGER_FIELDS) {
                    before.stream()
                            .filter(each -> each.getTagName().equals(field))
                            .findFirst()
                            .ifPresentOrElse(trigger::appendChild, () -> ifFlag(trigger, field));
                }
            }
        }
    }

    private static void ifFlag(Element trigger, String field) {
        if (FLAGS.contains(field)) {
            Xml.append(trigger, field, "false");
        }
    }

    private static void attribute(Element element, Plugins plugins) {
        String type = element.hasAttribute("class") ? element.getAttribute("class") : element.getTagName();
        Plugins.owner(type)
                .ifPresent(plugin -> element.setAttribute(
                        "plugin", plugin + "@" + plugins.versions().getOrDefault(plugin, "unknown")));
        Xml.children(element).forEach(child -> attribute(child, plugins));
    }
}
