package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
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
    private final EnableGate gate;

    Imports(
            JdbcScalingGroups groups,
            JdbcIpPools pools,
            Surroundings surroundings,
            ConfigOrders orders,
            EnableGate gate) {
        this.groups = groups;
        this.pools = pools;
        this.surroundings = surroundings;
        this.orders = orders;
        this.gate = gate;
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
     * Replaces the pools and configs that the document names; others stay. A config that it enables and that cannot do its
     * work is taken over and stays disabled, with a warning.
     *
     * @param tree maps, lists and values as a parser gives them
     * @param who imports it
     * @param unchecked why configs are to be enabled without any check, if they are
     */
    public Outcome take(Object tree, String who, Optional<String> unchecked) {
        Findings findings = new Findings();
        Edit by = new Edit(who, "import", unchecked.orElse(""));
        return Binding.bind(tree, ConfigDocument.class, findings)
                .filter(document -> !findings.hasErrors())
                .map(document -> {
                    Set<String> blocked = unchecked.isPresent() ? Set.of() : blocked(document, findings);
                    return takenAlone(document, findings, by, blocked);
                })
                .orElseGet(() -> Outcome.refused(findings));
    }

    private Outcome takenAlone(ConfigDocument document, Findings findings, Edit by, Set<String> blocked) {
        Map<String, ScalingGroup> before = now(document);
        Outcome outcome = groups.alone(services(document), () -> take(document, findings, by, blocked));
        now(document).forEach((service, group) -> {
            ScalingGroup was = before.getOrDefault(service, group);
            if (was.enabled() && !group.enabled()) {
                orders.retire(group);
            } else if (!group.equals(before.get(service))) {
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

    /**
     * Services that stay disabled. Their systems are asked side by side and before any lock is taken; not for a document that
     * will be refused.
     */
    private Set<String> blocked(ConfigDocument document, Findings findings) {
        Existing existing = surroundings.look();
        Findings early = new Findings();
        new AgainstExisting(document, existing).check(early);
        Map<String, IpPool> pools = new HashMap<>(existing.pools());
        document.ipPools().forEach(pool -> pools.put(pool.name(), ConfigMapping.pool(pool)));
        Map<Integer, CompletableFuture<Optional<PreflightFailed>>> asked = new TreeMap<>();
        for (int i = 0; i < document.configs().size() && !early.hasErrors(); i++) {
            GroupDocument config = document.configs().get(i);
            ScalingGroup before = existing.groups().get(config.service());
            if (config.enabled() && (before == null || !before.enabled())) {
                asked.put(
                        i,
                        CompletableFuture.supplyAsync(
                                () -> gate.refusal(
                                        ConfigMapping.config(config), name -> Optional.ofNullable(pools.get(name))),
                                Thread::startVirtualThread));
            }
        }
        Set<String> blocked = new HashSet<>();
        asked.forEach((i, answer) -> answer.join().ifPresent(failed -> {
            blocked.add(document.configs().get(i).service());
            findings.at("configs[" + i + "]")
                    .advise(
                            false,
                            "enabled",
                            true,
                            String.valueOf(failed.getMessage()),
                            "it stays disabled; correct that, or override it with POST …/enable");
        }));
        return blocked;
    }

    private static List<String> services(ConfigDocument document) {
        return document.configs().stream().map(GroupDocument::service).toList();
    }

    private Outcome take(ConfigDocument document, Findings findings, Edit by, Set<String> blocked) {
        Existing existing = surroundings.look();
        new AgainstExisting(document, existing).check(findings);
        if (findings.hasErrors()) {
            return Outcome.refused(findings);
        }
        Changes changes = Changes.of(document, existing);
        write(changes, by, blocked);
        return new Outcome(changes.created(), changes.changed(), changes.unchanged(), List.of(), findings.warnings());
    }

    private void write(Changes changes, Edit by, Set<String> blocked) {
        changes.pools().forEach(pools::save);
        for (Changes.Group group : changes.groups()) {
            String service = group.config().service();
            boolean enabled = group.enabled() && !blocked.contains(service);
            if (group.isNew()) {
                groups.create(group.config(), enabled, by);
            } else {
                groups.edit(
                        service,
                        by,
                        before -> before.settings().withConfig(group.config()).withEnabled(enabled));
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
