package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Configs that are being written and that nobody has saved yet, held against what is there. Nothing is written. */
@Component
public class Drafts {
    private final Surroundings surroundings;

    Drafts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What saving would say.
     *
     * @param errors every field that is not as it must be, or is missing
     * @param warnings what would be taken over all the same
     */
    public record Verdict(List<FieldError> errors, List<FieldError> warnings) {}

    /** @param tree as much of a config as is written */
    public Verdict check(Object tree) {
        Findings findings = new Findings();
        bound(tree, findings);
        return new Verdict(findings.errors(), findings.warnings());
    }

    /**
     * The config that saving would make.
     *
     * @param tree all its fields
     * @throws FieldsRefused with every field that is not as it must be
     */
    public GroupConfig config(Object tree) {
        Findings findings = new Findings();
        return bound(tree, findings)
                .filter(document -> !findings.hasErrors())
                .map(ConfigMapping::config)
                .orElseThrow(() -> new FieldsRefused(findings.errors()));
    }

    private Optional<GroupDocument> bound(Object tree, Findings findings) {
        Optional<GroupDocument> document = Binding.bind(tree, GroupDocument.class, findings);
        document.ifPresent(read -> AgainstExisting.check(read, surroundings.look(), findings));
        return document;
    }
}
