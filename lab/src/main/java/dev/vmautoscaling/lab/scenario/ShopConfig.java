package dev.vmautoscaling.lab.scenario;

/**
 * The config of the lab's service, with times short enough to watch.
 *
 * @param prefix the first three numbers of every guest address
 * @param firstAddress last number of the first address that may be given to a new VM
 * @param lastAddress last number of the last one
 * @param outCooldownSeconds rest after a scale-out
 * @param bootLimitSeconds how long a new VM may take to become healthy
 */
record ShopConfig(
        String prefix,
        String vipAddress,
        int vipPort,
        boolean icmpCheck,
        String template,
        int firstAddress,
        int lastAddress,
        int outCooldownSeconds,
        int bootLimitSeconds) {

    ShopConfig withTemplate(String other) {
        return new ShopConfig(
                prefix,
                vipAddress,
                vipPort,
                icmpCheck,
                other,
                firstAddress,
                lastAddress,
                outCooldownSeconds,
                bootLimitSeconds);
    }

    ShopConfig withAddresses(int first, int last) {
        return new ShopConfig(
                prefix, vipAddress, vipPort, icmpCheck, template, first, last, outCooldownSeconds, bootLimitSeconds);
    }

    ShopConfig withOutCooldown(int seconds) {
        return new ShopConfig(
                prefix, vipAddress, vipPort, icmpCheck, template, firstAddress, lastAddress, seconds, bootLimitSeconds);
    }

    ShopConfig withBootLimit(int seconds) {
        return new ShopConfig(
                prefix,
                vipAddress,
                vipPort,
                icmpCheck,
                template,
                firstAddress,
                lastAddress,
                outCooldownSeconds,
                seconds);
    }

    String yaml() {
        return """
                ipPools:
                  - {name: shop, ranges: ["%1$s.%6$d-%1$s.%7$d"], prefix: 24, gateway: %1$s.1, dns: [%1$s.1]}
                configs:
                  - service: shop
                    displayName: Shop
                    enabled: true
                    mode: act
                    engine: embedded
                    template: %5$s
                    cloneMode: full
                    vmName: "{service}-as{nn}"
                    placement:
                      vcenter: lab-vcenter
                      datacenter: DC0
                      cluster: DC0_C0
                      folder: VM-Autoscaling/shop
                      datastore: LocalDS_0
                      network: "VM Network"
                    monitoring:
                      prometheus: lab-prometheus
                      job: shop
                      cpu: {out: 75, in: 30}
                      scrapeInterval: 1s
                      outFor: 3s
                      inFor: 5s
                    scaling: {min: 2, max: 4, outStep: 1, inStep: 1, outCooldown: %8$ds, inCooldown: 3s, \
                stabilization: 5s, warmUp: 5s}
                    loadBalancer: {f5: lab-f5, partition: Common, pool: shop-pool, vipAddress: %2$s, vipPort: %3$d, \
                memberPort: 8080, healthPath: /health, healthPasses: 3, drainDeadline: 60s}
                    network: {ipPool: shop, quarantine: 60m, icmpCheck: %4$b}
                    boot: {limit: %9$ds}
                """.formatted(
                        prefix,
                        vipAddress,
                        vipPort,
                        icmpCheck,
                        template,
                        firstAddress,
                        lastAddress,
                        outCooldownSeconds,
                        bootLimitSeconds);
    }
}
