package dev.vmautoscaling.adapters.jenkins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<String> differences = new ArrayList<>();
        compare("", meaning(owned(desired, desired)), meaning(owned(desired, actual)), differences);
        return differences;
    }

    /** What people, and a pipeline of their own, have put on the job besides, such as who may see it, stays. */
    static Xml merged(Xml desired, Xml actual) {
        List<Xml> root = new ArrayList<>();
        for (Xml child : desired.children()) {
            Xml saved = actual.child(child.name()).orElse(child);
            root.add(
                    switch (child.name()) {
                        case "properties" -> withOthers(desired, child, saved);
                        default -> OTHERS.contains(child.name()) ? saved : child;
                    });
        }
        actual.child("displayName").ifPresent(root::add);
        return desired.withChildren(root);
    }

    private static Xml withOthers(Xml desired, Xml properties, Xml saved) {
        List<Xml> all = new ArrayList<>();
        for (Xml property : properties.children()) {
            Optional<Xml> theirs = saved.child(property.name());
            boolean isOurs = JobXml.ownProperties(desired).contains(property.name());
            all.add(
                    property.name().equals(JobXml.PARAMETERS)
                            ? withOtherParameters(property, theirs)
                            : isOurs ? property : theirs.orElse(property));
        }
        saved.children().stream()
                .filter(property -> properties.child(property.name()).isEmpty())
                .forEach(all::add);
        return properties.withChildren(all);
    }

    /** Ours first, and of two with one name ours. */
    private static Xml withOtherParameters(Xml property, Optional<Xml> theirs) {
        Map<String, Xml> byName = new LinkedHashMap<>();
        parameters(property).forEach(parameter -> byName.put(name(parameter), parameter));
        theirs.stream()
                .flatMap(JobDifference::parameters)
                .forEach(parameter -> byName.putIfAbsent(name(parameter), parameter));
        return property.withChildren(
                List.of(Xml.of("parameterDefinitions").withChildren(List.copyOf(byName.values()))));
    }

    private static Stream<Xml> parameters(Xml property) {
        return property.child("parameterDefinitions").stream().flatMap(list -> list.children().stream());
    }

    private static String name(Xml parameter) {
        return parameter.textAt("name");
    }

    /** Without what is not ours to say. */
    private static Xml owned(Xml desired, Xml job) {
        return job.withChildren(job.children().stream()
                .map(child -> child.name().equals("properties") ? ownedProperties(desired, child) : child)
                .toList());
    }

    private static Xml ownedProperties(Xml desired, Xml properties) {
        Set<String> names = desired.at("properties", JobXml.PARAMETERS).stream()
                .flatMap(JobDifference::parameters)
                .map(JobDifference::name)
                .collect(Collectors.toSet());
        return properties.withChildren(properties.children().stream()
                .filter(property -> JobXml.ownProperties(desired).contains(property.name()))
                .map(property -> property.name().equals(JobXml.PARAMETERS)
                        ? property.withChildren(parameters(property)
                                .filter(parameter -> names.contains(name(parameter)))
                                .toList())
                        : property)
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
