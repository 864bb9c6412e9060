package dev.vmautoscaling.domain.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a vCenter has, each list by name.
 *
 * @param asOf when vCenter last said that this is what it has; normally less than half a minute ago
 * @param trouble why it is older than that: what the operator should know
 */
public record Contents(
        List<ListedVm> vms,
        List<ListedNetwork> networks,
        List<ListedDatastore> datastores,
        List<ListedCluster> clusters,
        List<ListedFolder> folders,
        Instant asOf,
        Optional<String> trouble) {
    public Contents {
        vms = List.copyOf(vms);
        networks = List.copyOf(networks);
        datastores = List.copyOf(datastores);
        clusters = List.copyOf(clusters);
        folders = List.copyOf(folders);
    }
}
