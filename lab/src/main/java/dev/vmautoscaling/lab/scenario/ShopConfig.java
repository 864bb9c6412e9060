package dev.vmautoscaling.lab.scenario;

/**
 * The config of the lab's service, with times short enough to watch.
 *
 * @param engine who drives its events
 * @param prefix the first three numbers of every guest address
 * @param firstAddress last number of the first address that may be given to a new VM
 * @param lastAddress last number of the last one
 * @param outCooldownSeconds rest after a scale-out
 * @param bootLimitSeconds how long a new VM may take to become healthy
 */
record ShopConfig(
        Engine engine,
        String prefix,
        String vipAddress,
        int vipPort,
        boolean icmpCheck,
        String template,
        int firstAddress,
        int lastAddress,
        int outCooldownSeconds,
        int bootLimitSeconds) {

    /** Who drives the events, as it stands in the config. */
    record Engine(String yaml) {
        static final Engine EMBEDDED = new Engine("engine: embedded");

        /** Jenkins, whose builds only Alertmanager starts within the time of a scenario. */
        static Engine jenkins() {
            return jenkins(60, 30, false);
        }

        /**
         * Jenkins.
         *
         * @param triggerAfter seconds until the control plane starts a build itself
         * @param lease seconds for which a build may be silent
         */
        static Engine jenkins(int triggerAfter, int lease, boolean fallBack) {
            return new Engine("""
                    engine: jenkins
                        jenkins: {connection: lab-jenkins, agentLabel: autoscale, fallBack: %b, triggerAfter: %ds, \
                    claimWithin: 40s, lease: %ds}""".formatted(fallBack, triggerAfter, lease));
        }
    }

    ShopConfig withEngine(Engine other) {
        return new ShopConfig(
                other,
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

    ShopConfig withTemplate(String other) {
        return new ShopConfig(
                engine,
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
                engine,
                prefix,
                vipAddress,
                vipPort,
                icmpCheck,
                template,
                first,
                last,
                outCooldownSeconds,
                bootLimitSeconds);
    }

    ShopConfig withOutCooldown(int seconds) {
        return new ShopConfig(
                engine,
                prefix,
                vipAddress,
                vipPort,
                icmpCheck,
                template,
                firstAddress,
                lastAddress,
                seconds,
                bootLimitSeconds);
    }

    ShopConfig withBootLimit(int seconds) {
        return new ShopConfig(
                engine,
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
                    %10$s
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
                        bootLimitSeconds,
                        engine.yaml());
    }
}
