package dev.vmautoscaling.adapters.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tool.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Our job against that which Jenkins Job Builder makes of a description of the same one. Read with another parser than ours. */
class JobBuilderTest {
    private static final String MARK = "<!-- Managed by Jenkins Job Builder -->";
    private static final String TRIGGER = "/properties/org.jenkinsci.plugins.workflow.job.properties."
            + "PipelineTriggersJobProperty/triggers/org.jenkinsci.plugins.gwt.GenericTrigger/";
    private static final String REMOTE = "/definition/scm/userRemoteConfigs/hudson.plugins.git.UserRemoteConfig/";

    /** What it cannot say; all of it is what Jenkins takes for granted, said aloud. */
    private static final List<String> ONLY_OURS = List.of(
            "/properties/org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty/abortPrevious=false",
            "/properties/jenkins.model.BuildDiscarderProperty/strategy/removeLastBuild=false",
            TRIGGER + "genericRequestVariables=",
            TRIGGER + "genericHeaderVariables=",
            TRIGGER + "tokenCredentialId=",
            TRIGGER + "overrideQuietPeriod=false",
            TRIGGER + "shouldNotFlattern=false",
            TRIGGER + "allowSeveralTriggersPerBuild=false",
            "/triggers=");

    /** What it says for an empty element where we say what is in it. */
    private static final String BARE =
            "/properties/org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty=";

    /** What it says of a repository unasked: defaults again, and the word that tells an older Jenkins of an empty list. */
    private static final List<String> ONLY_THEIRS_OF_GIT = List.of(
            "/definition/sandbox=false",
            REMOTE + "name=origin",
            REMOTE + "refspec=+refs/heads/*:refs/remotes/origin/*",
            "/definition/scm/disableSubmodules=false",
            "/definition/scm/recursiveSubmodules=false",
            "/definition/scm/remotePoll=false",
            "/definition/scm/gitTool=Default",
            "/definition/scm/submoduleCfg@class=list",
            "/definition/scm/reference=",
            "/definition/scm/gitConfigName=",
            "/definition/scm/gitConfigEmail=");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"inline", "git"})
    void says_the_same_as_the_recorded_one_apart_from_what_it_cannot_say(String kind) throws Exception {
        compare(kind, resource(kind + ".xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline", "git"})
    void says_the_same_as_the_one_it_makes_now(String kind) throws Exception {
        Path yaml = Files.writeString(directory.resolve("job.yaml"), resource(kind + ".yaml"));
        Path made = directory.resolve("made");

        Tool.run(directory, "jenkins-jobs", "test", yaml.toString(), "-o", made.toString(), "--config-xml")
                .accepted();

        compare(kind, Files.readString(made.resolve("autoscale-shop/config.xml")));
    }

    private static void compare(String kind, String theirs) throws Exception {
        List<String> ours = leaves(JobXml.of(order(kind)).document());
        List<String> others = leaves(theirs.replace("&lt;!-- Managed by Jenkins Job Builder --&gt;", ""));
        assertThat(theirs).doesNotContain(MARK).contains("Managed by Jenkins Job Builder");

        assertThat(without(ours, others))
                .containsExactlyInAnyOrderElementsOf(
                        kind.equals("git")
                                ? with(ONLY_OURS, "/definition/scm/submoduleCfg@class=empty-list")
                                : ONLY_OURS);
        assertThat(without(others, ours))
                .containsExactlyInAnyOrderElementsOf(
                        kind.equals("git") ? with(ONLY_THEIRS_OF_GIT, BARE) : List.of(BARE));
    }

    private static JobOrder order(String kind) {
        JobOrder inline = Orders.in(List.of(), "shop");
        return kind.equals("inline")
                ? inline
                : new JobOrder(
                        inline.place(),
                        inline.owner(),
                        new JobOrder.Script.Git(
                                "https://git.example.com/ops.git",
                                "main",
                                "jenkins/Jenkinsfile.autoscale",
                                Optional.of("ops-git")),
                        inline.agentLabel(),
                        inline.parameters(),
                        inline.token());
    }

    private static List<String> with(List<String> list, String more) {
        List<String> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    /** Each as often as it is there more often. */
    private static List<String> without(List<String> list, List<String> others) {
        List<String> rest = new ArrayList<>(list);
        others.forEach(rest::remove);
        return rest;
    }

    /** Path and text of every element that holds no other; the versions of plugins left out, in whatever order. */
    private static List<String> leaves(String document) throws Exception {
        List<String> leaves = new ArrayList<>();
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(document)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("flow-definition");
        collect("", root, leaves);
        return leaves;
    }

    private static void collect(String path, Element element, List<String> leaves) {
        if (element.hasAttribute("class")) {
            leaves.add(path + "@class=" + element.getAttribute("class"));
        }
        List<Element> inner = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                inner.add(child);
            }
        }
        inner.forEach(child -> collect(path + "/" + child.getTagName(), child, leaves));
        if (inner.isEmpty() && !element.hasAttribute("class")) {
            leaves.add(path + "=" + element.getTextContent());
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = JobBuilderTest.class.getResourceAsStream("/jenkins/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The one mistake that others have shipped: Jenkins passes over the name that is spelt right. */
    @Test
    void the_misspelt_field_is_misspelt() {
        assertThat(JobXml.of(order("inline")).document())
                .contains("<shouldNotFlattern>")
                .doesNotContain("<shouldNotFlatten>");
    }
}
