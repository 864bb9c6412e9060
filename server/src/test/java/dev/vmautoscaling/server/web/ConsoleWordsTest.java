package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.integrations.ConfigWorkflows;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import dev.vmautoscaling.templates.TemplateKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the server can say has words in the console; that they are said in both languages is held by the console's own tests. */
@WebTest
class ConsoleWordsTest {
    private static final Path CONSOLE = Path.of("../console/src");
    private static final Pattern KEY = Pattern.compile("^ {2,4}'?([\\w.-]+)'?[:,]", Pattern.MULTILINE);

    @Autowired
    Outside outside;

    @Autowired
    TemplateKinds templates;

    @Autowired
    ConfigWorkflows configs;

    private static Set<String> said(String file) throws IOException {
        return new TreeSet<>(KEY.matcher(Files.readString(CONSOLE.resolve(file)))
                .results()
                .map(key -> key.group(1))
                .toList());
    }

    private static List<String> words(Enum<?>... constants) {
        return Arrays.stream(constants).map(Words::of).toList();
    }

    @Test
    void every_kind_of_workflow_and_every_step_has_words() throws IOException {
        List<WorkflowKind> kinds = Stream.of(
                        List.of(ScaleOut.workflow(outside), ScaleIn.workflow(outside)),
                        templates.all(),
                        configs.kinds())
                .flatMap(List::stream)
                .toList();

        assertThat(said("common/words/works.ts"))
                .containsAll(kinds.stream().map(WorkflowKind::key).toList())
                .containsAll(
                        kinds.stream().flatMap(kind -> kind.stepKeys().stream()).toList());
    }

    @Test
    void every_part_that_is_put_into_other_systems_has_words_wherever_it_is_shown() throws IOException {
        List<String> parts = words(Part.values());

        assertThat(said("common/words/parts.ts")).containsAll(parts);
        assertThat(said("common/words/works.ts"))
                .containsAll(parts.stream().map(part -> "publish-" + part).toList())
                .containsAll(parts.stream().map(part -> "withdraw-" + part).toList());
    }

    @Test
    void every_reason_to_hold_has_words() throws IOException {
        assertThat(said("common/words/reasons.ts"))
                .containsAll(Arrays.stream(HoldReason.values()).map(Enum::name).toList());
    }

    @Test
    void every_decision_its_rule_and_what_would_have_changed_it_have_words() throws IOException {
        assertThat(said("services/why-words.ts"))
                .containsAll(words(RecordedDecision.Kind.values()))
                .containsAll(Arrays.stream(Explanation.Rule.values())
                        .map(rule -> "rule." + rule.name())
                        .toList())
                .containsAll(Arrays.stream(WhatIf.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void every_check_before_a_config_is_enabled_has_words() throws IOException {
        assertThat(said("common/preflight/preflight-words.ts"))
                .containsAll(Arrays.stream(Key.values()).map(Key::word).toList());
    }

    @Test
    void every_need_has_words() throws IOException {
        assertThat(said("dashboard/words.ts"))
                .containsAll(Arrays.stream(Need.Kind.values())
                        .map(kind -> "need." + kind.name())
                        .toList());
    }

    @Test
    void every_state_has_an_icon_a_tone_and_words() throws IOException {
        assertThat(said("common/ui/states.ts"))
                .containsAll(words(MemberState.values()))
                .containsAll(words(WorkflowState.values()))
                .containsAll(words(ScalingEvent.State.values()))
                .containsAll(words(StepRecord.State.values()))
                .containsAll(words(KillSwitch.Position.values()))
                .containsAll(words(TemplateView.State.values()))
                .containsAll(words(AddressView.State.values()))
                .containsAll(words(ServiceState.values()));
    }
}
