package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.GroupUnknown;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.RevisionStore;
import dev.vmautoscaling.server.persistence.Settings;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What a config says, edited as a whole or in part. Whether it is enabled and whether it acts are steps of their own. Every
 * rule is asked where no other editor works and no event of the service opens, in the transaction that writes.
 */
@Component
public class ConfigEdits {
    private final JdbcScalingGroups groups;
    private final RevisionStore revisions;
    private final Surroundings surroundings;
    private final LeavingMembers leaving;
    private final ConfigOrders orders;

    ConfigEdits(
            JdbcScalingGroups groups,
            RevisionStore revisions,
            Surroundings surroundings,
            LeavingMembers leaving,
            ConfigOrders orders) {
        this.groups = groups;
        this.revisions = revisions;
        this.surroundings = surroundings;
        this.leaving = leaving;
        this.orders = orders;
    }

    /** @param warnings what was taken over all the same */
    public record Edited(StoredGroup group, List<FieldError> warnings) {}

    /**
     * A new config, disabled and in observe mode.
     *
     * @param tree all its fields, as a parser gives them
     * @throws FieldsRefused with every field that is not as it must be
     */
    public Edited create(Object tree, Edit by) {
        Findings findings = new Findings();
        GroupDocument document = bound(tree, findings);
        Settings fresh =
                new Settings(ConfigMapping.config(document).withMode(GroupConfig.Mode.OBSERVE), false, Set.of());
        return groups.alone(List.of(document.service()), () -> {
            checkSwitches(document, fresh, findings.at(""));
            check(document, findings);
            return new Edited(groups.create(fresh.config(), false, by), findings.warnings());
        });
    }

    /**
     * Changes the fields that the tree names; absent means unchanged, null means left out.
     *
     * @throws FieldsRefused with every field that is not as it must be, or must not change now
     * @throws EditRefused when members would go, and that is not confirmed
     */
    public Edited update(String service, Object tree, Change how) {
        return settle(service, how, before -> merged(document(before.settings()), tree));
    }

    /** Makes the config what it was at that revision; its mode and whether it is enabled stay. */
    public Edited rollback(String service, long revision, Change how) {
        GroupConfig then = revisions
                .find(service, revision)
                .map(found -> found.settings().config())
                .orElseThrow(() -> new EditRefused(
                        "revision-unknown", "the config of " + service + " has no revision " + revision));
        return settle(
                service,
                how,
                before -> document(before.settings()
                        .withConfig(then.withMode(before.group().config().mode()))));
    }

    /**
     * A new config like another, disabled and in observe mode.
     *
     * @param tree the new service's name, and whatever else differs
     */
    public Edited copy(String source, Object tree, Edit by) {
        Map<String, Object> model = new HashMap<>(document(known(source).settings()));
        model.keySet().removeAll(List.of("service", "displayName", "enabled", "mode"));
        Map<Object, Object> placement = new HashMap<>((Map<?, ?>) model.getOrDefault("placement", Map.of()));
        placement.remove("folder", "VM-Autoscaling/" + source);
        model.put("placement", placement);
        return create(merged(model, tree), by);
    }

    private Edited settle(String service, Change how, Function<StoredGroup, Object> tree) {
        StoredGroup seen = known(service);
        JdbcScalingGroups.expect(seen, how.expected());
        int max = bound(tree.apply(seen), new Findings()).scaling().max();
        boolean asks = !how.confirmed() && max < seen.group().config().sizes().max();
        OptionalInt base = asks ? leaving.base(seen.group().config()) : OptionalInt.empty();
        Findings findings = new Findings();
        StoredGroup after = groups.alone(
                List.of(service),
                () -> groups.edit(service, how.by(), before -> {
                    JdbcScalingGroups.expect(before, how.expected());
                    GroupDocument document = bound(tree.apply(before), findings);
                    checkSwitches(document, before.settings(), findings.at(""));
                    checkService(service, document, findings);
                    check(document, findings);
                    if (asks) {
                        leaving.refuseUnconfirmed(service, document.scaling().max(), base);
                    }
                    return before.settings().withConfig(ConfigMapping.config(document));
                }));
        if (!after.group().config().equals(seen.group().config())) {
            orders.follow(after.group());
        }
        return new Edited(after, findings.warnings());
    }

    private static GroupDocument bound(Object tree, Findings findings) {
        return Binding.bind(tree, GroupDocument.class, findings)
                .orElseThrow(() -> new FieldsRefused(findings.errors()));
    }

    /** Its own rules were asked when it was read; these are the ones against what exists. */
    private void check(GroupDocument document, Findings findings) {
        AgainstExisting.check(document, surroundings.look(), findings);
        if (findings.hasErrors()) {
            throw new FieldsRefused(findings.errors());
        }
    }

    /** Under another name it would only clash with itself. */
    private static void checkService(String service, GroupDocument document, Findings findings) {
        String hint = "a service keeps its name; clone the config to make one for another service";
        boolean kept = document.service().equals(service);
        findings.at("").require(kept, "service", document.service(), service, hint);
        if (!kept) {
            throw new FieldsRefused(findings.errors());
        }
    }

    private static void checkSwitches(GroupDocument document, Settings before, Checks checks) {
        checks.require(
                document.enabled() == before.enabled(),
                "enabled",
                document.enabled(),
                Boolean.toString(before.enabled()),
                "enabling and disabling are steps of their own: POST …/enable, POST …/disable");
        GroupConfig.Mode mode = before.config().mode();
        checks.require(
                document.mode() == mode,
                "mode",
                Scalar.word(document.mode()),
                Scalar.word(mode),
                "switching to another mode is a step of its own: POST …/mode");
    }

    private StoredGroup known(String service) {
        return groups.stored(service).orElseThrow(() -> new GroupUnknown(service));
    }

    private static Map<String, Object> document(Settings settings) {
        return Records.tree(ConfigMapping.document(settings.config(), settings.enabled()));
    }

    private static Object merged(Map<String, Object> before, Object given) {
        Object merged = Trees.merged(before, given);
        return merged == null ? Map.of() : merged;
    }
}
