package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over pools and configs, all of a document or nothing, and gives them out again. */
@Component
public class Imports {
    private final JdbcScalingGroups groups;
    private final JdbcIpPools pools;
    private final JdbcMembers members;
    private final ConnectionStore connections;
    private final TransactionTemplate transactions;

    Imports(
            JdbcScalingGroups groups,
            JdbcIpPools pools,
            JdbcMembers members,
            ConnectionStore connections,
            TransactionTemplate transactions) {
        this.groups = groups;
        this.pools = pools;
        this.members = members;
        this.connections = connections;
        this.transactions = transactions;
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
     * @throws dev.vmautoscaling.server.persistence.GroupVersionMoved when somebody else changed one meanwhile
     */
    public Outcome take(Object tree) {
        Findings findings = new Findings();
        return Binding.bind(tree, ConfigDocument.class, findings)
                .filter(document -> !findings.hasErrors())
                .map(document -> take(document, findings))
                .orElseGet(() -> Outcome.refused(findings));
    }

    private Outcome take(ConfigDocument document, Findings findings) {
        Existing existing = existing();
        new AgainstExisting(document, existing).check(findings);
        if (findings.hasErrors()) {
            return Outcome.refused(findings);
        }
        Changes changes = Changes.of(document, existing);
        transactions.executeWithoutResult(status -> write(changes));
        return new Outcome(changes.created(), changes.changed(), changes.unchanged(), List.of(), findings.warnings());
    }

    private void write(Changes changes) {
        changes.pools().forEach(pools::save);
        for (Changes.Group group : changes.groups()) {
            if (group.isNew()) {
                groups.create(group.config(), group.enabled());
            } else {
                String service = group.config().service();
                groups.replace(service, group.config(), OptionalLong.of(group.version()));
                groups.setEnabled(service, group.enabled());
            }
        }
    }

    private Existing existing() {
        Map<String, ScalingGroup> known = groups.all().stream()
                .map(StoredGroup::group)
                .collect(Collectors.toMap(ScalingGroup::service, Function.identity()));
        Set<String> inhabited = known.keySet().stream()
                .filter(service -> !members.live(service).isEmpty())
                .collect(Collectors.toSet());
        return new Existing(
                pools.all().stream().collect(Collectors.toMap(IpPool::name, Function.identity())),
                known,
                inhabited,
                connections.all().stream()
                        .map(ConnectionStore.Stored::connection)
                        .collect(Collectors.toMap(
                                connection -> connection.name(),
                                connection -> connection.kind().name().toLowerCase(Locale.ROOT))));
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
