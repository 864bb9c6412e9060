package dev.vmautoscaling.server.config;

import dev.vmautoscaling.adapters.prometheus.RuleTemplate;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.scaling.VmNaming;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Rules of a document against what is there already: references, what others have taken, and what must not change any more. */
final class AgainstExisting {
    private final ConfigDocument document;
    private final Existing existing;
    private final Map<String, IpPool> pools;

    /** @param document whose own rules hold */
    AgainstExisting(ConfigDocument document, Existing existing) {
        this.document = document;
        this.existing = existing;
        this.pools = new HashMap<>(existing.pools());
        document.ipPools().forEach(pool -> pools.put(pool.name(), ConfigMapping.pool(pool)));
    }

    /** A config by itself. */
    static void check(GroupDocument config, Existing existing, Findings findings) {
        new AgainstExisting(new ConfigDocument(List.of(), List.of(config)), existing).check(i -> findings.at(""));
    }

    void check(Findings findings) {
        for (int i = 0; i < document.ipPools().size(); i++) {
            IpPool pool = ConfigMapping.pool(document.ipPools().get(i));
            new PoolChecks(pool, findings.at("ipPools[" + i + "]"))
                    .apartFrom(pools.values())
                    .keeping(existing.held().getOrDefault(pool.name(), Map.of()));
        }
        check(i -> findings.at("configs[" + i + "]"));
    }

    /** @param place where in the findings the config of that number stands */
    private void check(IntFunction<Checks> place) {
        List<GroupDocument> configs = document.configs();
        for (int i = 0; i < configs.size(); i++) {
            Checks checks = place.apply(i);
            checkReferences(configs.get(i), checks);
            checkRules(configs.get(i), checks);
            checkNeighbours(configs.get(i), checks);
            checkInhabited(configs.get(i), checks);
        }
        checkRoom(place);
    }

    private void checkReferences(GroupDocument config, Checks checks) {
        String pool = config.network().ipPool();
        checks.require(
                pools.containsKey(pool),
                "network.ipPool",
                pool,
                "the name of an IP pool",
                Nearest.hint(pool, pools.keySet()));
        connection(checks, "placement.vcenter", config.placement().vcenter(), "vcenter");
        connection(checks, "monitoring.prometheus", config.monitoring().prometheus(), "prometheus");
        connection(checks, "loadBalancer.f5", config.loadBalancer().f5(), "f5");
        config.jenkins()
                .ifPresent(jenkins -> connection(checks, "jenkins.connection", jenkins.connection(), "jenkins"));
    }

    /** A bad rule file would keep Prometheus from taking any new rules at all. */
    private static void checkRules(GroupDocument config, Checks checks) {
        String field = config.monitoring().rules().template().isPresent()
                ? "monitoring.rules.template"
                : "monitoring.promql.query";
        RuleTemplate.problems(ConfigMapping.config(config))
                .forEach(problem -> checks.require(false, field, "its text", "what the rules can use", problem));
    }

    /** A connection may be made after the config; one of another kind never fits. */
    private void connection(Checks checks, String field, String name, String kind) {
        String found = existing.connections().getOrDefault(name, "");
        String allowed = "the name of a connection of kind " + kind;
        checks.advise(!found.isEmpty(), field, name, allowed, "make it with PUT /api/connections/" + name);
        checks.require(found.isEmpty() || found.equals(kind), field, name, allowed, "that one is of kind " + found);
    }

    private void checkNeighbours(GroupDocument config, Checks checks) {
        Set<String> inDocument =
                document.configs().stream().map(GroupDocument::service).collect(Collectors.toSet());
        for (ScalingGroup other : existing.groups().values()) {
            if (!inDocument.contains(other.service())) {
                checkNeighbour(config, ConfigMapping.document(other.config(), other.enabled()), checks);
            }
        }
    }

    private static void checkNeighbour(GroupDocument config, GroupDocument other, Checks checks) {
        String hint = "the config of service " + other.service() + " has the same";
        checks.require(
                !ConfigDocument.pool(config).equals(ConfigDocument.pool(other)),
                "loadBalancer.pool",
                config.loadBalancer().pool(),
                "a pool that no other config scales",
                hint);
        checks.require(
                !ConfigDocument.firstVmName(config).equals(ConfigDocument.firstVmName(other)),
                "vmName",
                VmNaming.name(config.vmName(), config.service(), 1),
                "a rule that gives other names than every other config's",
                hint);
    }

    /** Members that exist were made with these, and could not be found or taken away again with others. */
    private void checkInhabited(GroupDocument config, Checks checks) {
        GroupConfig before = existing.inhabited().get(config.service());
        if (before == null) {
            return;
        }
        GroupConfig wanted = ConfigMapping.config(config);
        fixed(
                checks,
                "placement.vcenter",
                before.placement().vcenter(),
                wanted.placement().vcenter());
        fixed(
                checks,
                "placement.datacenter",
                before.placement().datacenter(),
                wanted.placement().datacenter());
        fixed(checks, "loadBalancer.f5", before.pool().f5(), wanted.pool().f5());
        fixed(checks, "loadBalancer.pool", before.pool().pool(), wanted.pool().pool());
        fixed(
                checks,
                "loadBalancer.memberPort",
                before.pool().memberPort(),
                wanted.pool().memberPort());
        fixed(
                checks,
                "network.ipPool",
                before.addressing().ipPool(),
                wanted.addressing().ipPool());
    }

    private static void fixed(Checks checks, String field, Object before, Object wanted) {
        checks.require(
                before.equals(wanted),
                field,
                wanted,
                before + ", while created members exist",
                "lower max and min until the created members are gone, then change it");
    }

    /** Quarantined addresses cannot be given out, so a pool needs a step more than the largest group can hold. */
    private void checkRoom(IntFunction<Checks> place) {
        Set<String> told = new HashSet<>();
        for (int i = 0; i < document.configs().size(); i++) {
            String name = document.configs().get(i).network().ipPool();
            IpPool pool = pools.get(name);
            if (pool != null && told.add(name)) {
                long needed = document.configs().stream()
                        .filter(config -> config.network().ipPool().equals(name))
                        .mapToInt(config -> config.scaling().max()
                                - config.scaling().min()
                                + config.scaling().outStep())
                        .sum();
                long usable = pool.usable().limit(Math.max(0, needed)).count();
                place.apply(i)
                        .advise(
                                usable >= needed,
                                "network.ipPool",
                                name + " with " + usable + " usable addresses",
                                "at least " + needed + " addresses",
                                "max less min, and a step more for addresses that rest");
            }
        }
    }
}
