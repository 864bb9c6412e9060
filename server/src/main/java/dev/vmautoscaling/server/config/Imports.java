package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes over pools and configs, all of a document or nothing, and gives them out again. */
@Component
public class Imports {
    private final JdbcScalingGroups groups;
    private final JdbcIpPools pools;
    private final Surroundings surroundings;
    private final ConfigOrders orders;

    Imports(JdbcScalingGroups groups, JdbcIpPools pools, Surroundings surroundings, ConfigOrders orders) {
        this.groups = groups;
        this.pools = pools;
        this.surroundings = surroundings;
        this.orders = orders;
    }

    /**
     * What became of an import.
     *
     * @param errors when there is one, nothing was written
     * @param warnings what was taken over all the same
     */
    public record Outcome(int created, int changed, int unchanged, List<FieldError> errors, List<FieldError> warnings) {
        static Outcome refused(Findings findings) {
            return new Outcome(0, 0, 0, findings.errors(), findings.warnings());
        }
    }

    /**
     * Replaces the pools and configs that the document names; others stay.
     *
     * @param tree maps, lists and values as a parser gives them
     * @param who imports it
     */
    public Outcome take(Object tree, String who) {
        Findings findings = new Findings();
        return Binding.bind(tree, ConfigDocument.class, findings)
                .filter(document -> !findings.hasErrors())
                .map(document -> takenAlone(document, findings, who))
                .orElseGet(() -> Outcome.refused(findings));
    }

    private Outcome takenAlone(ConfigDocument document, Findings findings, String who) {
        Map<String, ScalingGroup> before = now(document);
        Outcome outcome = groups.alone(services(document), () -> take(document, findings, who));
        now(document).forEach((service, group) -> {
            if (!group.equals(before.get(service))) {
                orders.follow(group);
            }
        });
        return outcome;
    }

    private Map<String, ScalingGroup> now(ConfigDocument document) {
        return services(document).stream()
                .flatMap(service -> groups.find(service).stream())
                .collect(Collectors.toMap(ScalingGroup::service, Function.identity()));
    }

    private static List<String> services(ConfigDocument document) {
        return document.configs().stream().map(GroupDocument::service).toList();
    }

    private Outcome take(ConfigDocument document, Findings findings, String who) {
        Existing existing = surroundings.look();
        new AgainstExisting(document, existing).check(findings);
        if (findings.hasErrors()) {
            return Outcome.refused(findings);
        }
        Changes changes = Changes.of(document, existing);
        write(changes, new Edit(who, "import"));
        return new Outcome(changes.created(), changes.changed(), changes.unchanged(), List.of(), findings.warnings());
    }

    private void write(Changes changes, Edit by) {
        changes.pools().forEach(pools::save);
        for (Changes.Group group : changes.groups()) {
            if (group.isNew()) {
                groups.create(group.config(), group.enabled(), by);
            } else {
                groups.edit(
                        group.config().service(),
                        by,
                        before -> before.settings().withConfig(group.config()).withEnabled(group.enabled()));
            }
        }
    }

    /** All pools and configs. Importing it changes nothing. */
    public ConfigDocument export() {
        return new ConfigDocument(
                pools.all().stream().map(ConfigMapping::document).toList(),
                groups.all().stream()
                        .map(StoredGroup::group)
                        .map(group -> ConfigMapping.document(group.config(), group.enabled()))
                        .toList());
    }
}
