package dev.vmautoscaling.adapters.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a job says that it should not, and the other way round: by meaning. Jenkins writes the file anew when it saves the job, and
 * again with its first build: with the versions of plugins, defaults and records of its own.
 */
final class JobDifference {
    /** Jenkins' own records, what people see, and what nothing reads any longer. */
    private static final Set<String> OTHERS = Set.of("actions", "displayName", "submoduleCfg");

    private JobDifference() {}

    /** Where they differ, as paths of elements; never a value, for one of them is a secret. */
    static List<String> between(Xml desired, Xml actual) {
        Xml wanted = meaning(desired);
        Xml found = meaning(withoutPeoples(actual));
        List<String> differences = new ArrayList<>();
        compare("", wanted, found, differences);
        return differences;
    }

    /** With what people have put on the job besides, such as who may see it. */
    static Xml merged(Xml desired, Xml actual) {
        List<Xml> theirs = actual.child("properties").stream()
                .flatMap(properties -> properties.children().stream())
                .filter(property -> !JobXml.OWN_PROPERTIES.contains(property.name()))
                .toList();
        List<Xml> root = new ArrayList<>();
        for (Xml child : desired.children()) {
            if (child.name().equals("properties")) {
                List<Xml> all = new ArrayList<>(child.children());
                all.addAll(theirs);
                root.add(child.withChildren(all));
            } else {
                root.add(
                        OTHERS.contains(child.name())
                                ? actual.child(child.name()).orElse(child)
                                : child);
            }
        }
        actual.child("displayName").ifPresent(root::add);
        return desired.withChildren(root);
    }

    private static Xml withoutPeoples(Xml job) {
        return job.withChildren(job.children().stream()
                .map(child -> child.name().equals("properties")
                        ? child.withChildren(child.children().stream()
                                .filter(property -> JobXml.OWN_PROPERTIES.contains(property.name()))
                                .toList())
                        : child)
                .toList());
    }

    /** Without what is there by itself: absent, empty and false are one, but for the defaults of variables. */
    private static Xml meaning(Xml element) {
        List<Xml> children = element.children().stream()
                .filter(child -> !OTHERS.contains(child.name()))
                .map(JobDifference::meaning)
                .filter(child -> !isNothing(child))
                .toList();
        String className = element.attributes().getOrDefault("class", "");
        Xml bare = new Xml(element.name(), Map.of(), children, children.isEmpty() ? text(element) : "");
        return className.isEmpty() ? bare : bare.as(className);
    }

    private static String text(Xml element) {
        return element.text().replace("\r\n", "\n").strip();
    }

    /** But what has the name of a class says something by being there. */
    private static boolean isNothing(Xml element) {
        return element.children().isEmpty()
                && !element.name().contains(".")
                && element.attributes().isEmpty()
                && Set.of("", "false").contains(element.text())
                && !element.name().equals("defaultValue");
    }

    private static void compare(String path, Xml wanted, Xml found, List<String> differences) {
        if (!wanted.name().equals(found.name())
                || !wanted.attributes().equals(found.attributes())
                || !wanted.text().equals(found.text())) {
            differences.add(path.isEmpty() ? wanted.name() : path);
            return;
        }
        Set<String> names = new TreeSet<>();
        wanted.children().forEach(child -> names.add(child.name()));
        found.children().forEach(child -> names.add(child.name()));
        for (String name : names) {
            List<Xml> one = named(wanted, name);
            List<Xml> other = named(found, name);
            String where = path.isEmpty() ? shortName(name) : path + "/" + shortName(name);
            if (one.size() == 1 && other.size() == 1) {
                compare(where, one.getFirst(), other.getFirst(), differences);
            } else if (!texts(one).equals(texts(other))) {
                differences.add(where);
            }
        }
    }

    private static List<Xml> named(Xml element, String name) {
        return element.children().stream()
                .filter(child -> child.name().equals(name))
                .toList();
    }

    /** In any order. */
    private static List<String> texts(List<Xml> elements) {
        return elements.stream().map(JobDifference::canonical).sorted().toList();
    }

    private static String canonical(Xml element) {
        String children = element.children().stream()
                .map(JobDifference::canonical)
                .sorted()
                .collect(Collectors.joining());
        return element.name() + element.attributes() + element.text() + "(" + children + ")";
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
