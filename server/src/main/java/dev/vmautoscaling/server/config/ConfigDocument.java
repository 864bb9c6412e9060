package dev.vmautoscaling.server.config;

import dev.vmautoscaling.scaling.VmNaming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an import brings and an export gives: the same shape in YAML and JSON. */
public record ConfigDocument(List<PoolDocument> ipPools, List<GroupDocument> configs) implements Checked {
    public ConfigDocument {
        ipPools = List.copyOf(ipPools);
        configs = List.copyOf(configs);
    }

    @Override
    public void check(Checks checks) {
        unique(checks, "ipPools", "name", ipPools, PoolDocument::name);
        unique(checks, "configs", "service", configs, GroupDocument::service);
        unique(checks, "configs", "vmName", configs, ConfigDocument::firstVmName);
        unique(checks, "configs", "loadBalancer.pool", configs, ConfigDocument::pool);
    }

    /** Two services whose VMs would be named alike would find each other's VMs. */
    static String firstVmName(GroupDocument config) {
        return VmNaming.name(config.vmName(), config.service(), 1);
    }

    /** Two configs on one pool would each take the other's members for base members. */
    static String pool(GroupDocument config) {
        LoadBalancerDocument balancer = config.loadBalancer();
        return balancer.f5() + " /" + balancer.partition() + "/" + balancer.pool();
    }

    private static <T> void unique(
            Checks checks, String list, String field, List<T> elements, Function<T, String> identity) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            String own = identity.apply(elements.get(i));
            Integer first = seen.putIfAbsent(own, i);
            checks.at(list + "[" + i + "]")
                    .require(
                            first == null,
                            field,
                            own,
                            "one that no other of the document has",
                            first == null ? "" : list + "[" + first + "] has the same");
        }
    }
}
