package dev.vmautoscaling.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/templates.md says what the code does, or this fails. */
class TemplateDocTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/templates.md"));
    }

    @Test
    void every_reason_for_a_refusal_is_explained() throws IOException {
        for (Refusal.Code code : Refusal.Code.values()) {
            if (code != Refusal.Code.CHANGED_MEANWHILE) {
                assertThat(page())
                        .contains("`" + code.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`");
            }
        }
    }

    @Test
    void every_point_of_no_return_is_named() throws IOException {
        for (WorkflowKind kind : TemplateKinds.of(new TemplateWorld().reach).all()) {
            for (Step step : kind.steps()) {
                if (step.isPointOfNoReturn()) {
                    assertThat(page()).contains("| `" + step.key() + "` |");
                }
            }
        }
    }
}
