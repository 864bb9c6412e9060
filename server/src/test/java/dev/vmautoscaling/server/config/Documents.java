package dev.vmautoscaling.server.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents for tests: a whole one, and ways to spoil it. */
public final class Documents {
    /** Every field that the import of the lab writes. */
    public static final String SHOP = """
            ipPools:
              - {name: shop, ranges: ["127.80.1.100-127.80.1.104"], prefix: 24, gateway: 127.80.1.1, dns: [127.80.1.1]}
            configs:
              - service: shop
                displayName: Shop
                enabled: true
                mode: act
                engine: embedded
                jenkins: {connection: lab-jenkins, folder: Ops/Autoscaling, agentLabel: autoscale, scm: {url: "https://git.example.com/ops.git", branch: release, path: jenkins/Jenkinsfile.autoscale, credentials: ops-git}, fallBack: true, triggerAfter: 30s, claimWithin: 3m, lease: 1m}
                template: shop-template
                cloneMode: full
                vmName: "{service}-as{nn}"
                labels: {tags: [{category: Stage, name: production}], attributes: [{name: Owner, value: web team}]}
                placement: {vcenter: lab-vcenter, datacenter: DC0, cluster: DC0_C0, folder: VM-Autoscaling/shop, datastore: LocalDS_0, network: "VM Network"}
                monitoring:
                  prometheus: lab-prometheus
                  job: shop
                  cpu: {out: 75, in: 30}
                  memory: {out: 85}
                  responseTime: {out: 500ms}
                  requests: {out: 100}
                  promql: {query: "sum(shop_queue_length)", out: 200, in: 20}
                  profile: fast
                  responseTimes: shop_request_seconds
                  rules: {labels: [{name: tier, value: web}], applicationJob: shop-app, responseTimes: gauge, requests: shop_requests_total, promqlInterval: 30s}
                  outFor: 60s
                  inFor: 10m
                scaling: {min: 2, max: 4, outStep: 1, inStep: 1, outCooldown: 3m, inCooldown: 10m, stabilization: 15m, warmUp: 3m}
                loadBalancer: {f5: lab-f5, partition: Common, pool: shop-pool, vipAddress: 127.80.1.10, vipPort: 443, memberPort: 8080, healthPath: /health, healthPasses: 3, drainDeadline: 10m}
                network: {ipPool: shop, quarantine: 60m, icmpCheck: true}
                boot: {limit: 10m}
                protection: {created: true}
            """;

    private Documents() {}

    /** What was read, and what was found. */
    record Reading(Optional<ConfigDocument> document, Findings findings) {}

    static Reading read(String yaml) throws YamlTree.Unreadable {
        Findings findings = new Findings();
        return new Reading(Binding.bind(YamlTree.parse(yaml), ConfigDocument.class, findings), findings);
    }

    /** The config alone, as somebody makes it over REST: without what has steps of its own. */
    public static Map<String, Object> shopConfig() {
        try {
            Map<?, ?> document = (Map<?, ?>) YamlTree.parse(SHOP);
            Map<String, Object> config = new LinkedHashMap<>();
            ((Map<?, ?>) ((List<?>) document.get("configs")).getFirst())
                    .forEach((field, value) -> config.put(field.toString(), value));
            config.keySet().removeAll(List.of("enabled", "mode"));
            return config;
        } catch (YamlTree.Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The whole document with one piece of text replaced, which must be there. */
    public static String shop(String piece, String replacement) {
        if (!SHOP.contains(piece)) {
            throw new IllegalArgumentException("\"" + piece + "\" does not stand in the document");
        }
        return SHOP.replace(piece, replacement);
    }
}
