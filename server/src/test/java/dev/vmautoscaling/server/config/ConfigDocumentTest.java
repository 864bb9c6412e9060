package dev.vmautoscaling.server.config;

import static dev.vmautoscaling.server.config.Documents.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigDocumentTest {
    @Test
    void the_whole_document_is_understood() throws Exception {
        Documents.Reading reading = Documents.read(Documents.SHOP);

        assertThat(reading.findings().errors()).isEmpty();
        GroupConfig config =
                ConfigMapping.config(reading.document().orElseThrow().configs().getFirst());
        assertThat(config.thresholds().bands())
                .isEqualTo(Map.of(
                        Metric.CPU, new Band(0.75, Optional.of(0.3)),
                        Metric.MEMORY, new Band(0.85, Optional.empty()),
                        Metric.RESPONSE_TIME, new Band(0.5, Optional.empty()),
                        Metric.REQUESTS, new Band(100, Optional.empty()),
                        Metric.PROMQL, new Band(200, Optional.of(20.0))));
        assertThat(config.sizes().stabilization()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.pool().pool()).hasToString("/Common/shop-pool");
        assertThat(config.labels())
                .isEqualTo(new VmLabels(List.of(new VmLabels.Tag("Stage", "production")), Map.of("Owner", "web team")));
        assertThat(config.monitoring().profile()).isEqualTo(AlertProfile.FAST);
        assertThat(config.monitoring().responseTimes()).isEqualTo("shop_request_seconds");
        assertThat(config.monitoring().promql()).contains("sum(shop_queue_length)");
        assertThat(config.protection().created()).isTrue();
    }

    @Test
    void what_comes_back_from_the_domain_is_the_same_document() throws Exception {
        ConfigDocument document = Documents.read(Documents.SHOP).document().orElseThrow();
        GroupDocument config = document.configs().getFirst();

        assertThat(ConfigMapping.document(ConfigMapping.config(config), true)).isEqualTo(config);
        assertThat(ConfigMapping.document(ConfigMapping.pool(document.ipPools().getFirst())))
                .isEqualTo(document.ipPools().getFirst());
        Findings findings = new Findings();
        String text = YamlTree.text(Records.tree(document));
        assertThat(Binding.bind(YamlTree.parse(text), ConfigDocument.class, findings))
                .contains(document);
        assertThat(findings.errors()).isEmpty();
    }

    @Test
    void a_threshold_of_any_percentage_survives_the_way_there_and_back() throws Exception {
        for (int percent = 2; percent <= 100; percent++) {
            GroupDocument config = Documents.read(
                            shop("cpu: {out: 75, in: 30}", "cpu: {out: " + percent + ".7}".replace("100.7", "100")))
                    .document()
                    .orElseThrow()
                    .configs()
                    .getFirst();
            assertThat(ConfigMapping.document(ConfigMapping.config(config), true))
                    .isEqualTo(config);
        }
    }

    @Test
    void what_is_left_out_has_the_defaults_of_the_glossary() throws Exception {
        GroupDocument config =
                Documents.read("""
                configs:
                  - service: shop
                    template: t
                    placement: {vcenter: v, datacenter: d, cluster: c, datastore: s, network: n}
                    monitoring: {prometheus: p, job: shop}
                    scaling: {min: 2, max: 4}
                    loadBalancer: {f5: f, pool: shop-pool, vipAddress: 10.0.0.1, vipPort: 443, memberPort: 80, healthPath: /health}
                    network: {ipPool: shop}
                """).document().orElseThrow().configs().getFirst();
        GroupConfig made = ConfigMapping.config(config);

        assertThat(config.enabled()).isFalse();
        assertThat(made.mode()).isEqualTo(GroupConfig.Mode.OBSERVE);
        assertThat(made.displayName()).isEqualTo("shop");
        assertThat(made.vmName()).isEqualTo("{service}-as{nn}");
        assertThat(made.placement().folder()).isEqualTo("VM-Autoscaling/shop");
        assertThat(made.monitoring().metricsPort()).isEqualTo(9100);
        assertThat(made.thresholds().bands().keySet()).containsExactlyInAnyOrder(Metric.CPU, Metric.MEMORY);
        assertThat(made.thresholds().outFor()).isEqualTo(Duration.ofSeconds(60));
        assertThat(made.thresholds().inFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(made.thresholds().staleAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(made.sizes().outStep()).isEqualTo(1);
        assertThat(made.sizes().outCooldown()).isEqualTo(Duration.ofMinutes(3));
        assertThat(made.sizes().inCooldown()).isEqualTo(Duration.ofMinutes(10));
        assertThat(made.sizes().stabilization()).isEqualTo(Duration.ofMinutes(15));
        assertThat(made.sizes().warmUp()).isEqualTo(Duration.ofMinutes(3));
        assertThat(made.pool().pool().partition()).isEqualTo("Common");
        assertThat(made.pool().healthPasses()).isEqualTo(3);
        assertThat(made.pool().drainDeadline()).isEqualTo(Duration.ofMinutes(10));
        assertThat(made.addressing().quarantine()).isEqualTo(Duration.ofMinutes(60));
        assertThat(made.addressing().icmpCheck()).isTrue();
        assertThat(made.boot().limit()).isEqualTo(Duration.ofMinutes(10));
        assertThat(made.labels()).isEqualTo(VmLabels.NONE);
        assertThat(made.monitoring().profile()).isEqualTo(AlertProfile.STANDARD);
        assertThat(made.monitoring().promql()).isEmpty();
        assertThat(made.protection().created()).isFalse();
        assertThat(made.engine()).isEqualTo(GroupConfig.Engine.EMBEDDED);
        assertThat(made.jenkins()).isEmpty();
    }

    @Test
    void an_engine_of_jenkins_needs_to_know_which_jenkins_and_has_defaults_for_the_rest() throws Exception {
        String spoken = Documents.SHOP.replaceAll("( *)jenkins: .*\n", "");
        assertThat(Documents.read(spoken.replace("engine: embedded", "engine: jenkins"))
                        .findings()
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("configs[0].jenkins"));

        GroupDocument config = Documents.read(
                        spoken.replace("engine: embedded", "engine: jenkins\n    jenkins: {connection: ci}"))
                .document()
                .orElseThrow()
                .configs()
                .getFirst();
        assertThat(ConfigMapping.config(config).jenkins())
                .contains(new JenkinsJob(
                        "ci",
                        "VM-Autoscaling",
                        "",
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            service: shop                    | service: Shop                 | configs[0].service
            template: shop-template          | template: ""                  | configs[0].template
            mode: act                        | mode: perhaps                 | configs[0].mode
            engine: embedded                 | engine: hudson                | configs[0].engine
            connection: lab-jenkins, folder  | folder                        | configs[0].jenkins.connection
            folder: Ops/Autoscaling          | folder: /Ops                  | configs[0].jenkins.folder
            folder: Ops/Autoscaling          | folder: Ops//Autoscaling      | configs[0].jenkins.folder
            agentLabel: autoscale            | agentLabel: "a && b"          | configs[0].jenkins.agentLabel
            https://git.example.com          | https://me:secret@example.com | configs[0].jenkins.scm.url
            https://git.example.com          | nowhere                       | configs[0].jenkins.scm.url
            branch: release                  | branch: -x                    | configs[0].jenkins.scm.branch
            path: jenkins/Jenkinsfile        | path: ../Jenkinsfile          | configs[0].jenkins.scm.path
            credentials: ops-git             | credentials: ""               | configs[0].jenkins.scm.credentials
            fallBack: true                   | fallBack: perhaps             | configs[0].jenkins.fallBack
            triggerAfter: 30s                | triggerAfter: 2h              | configs[0].jenkins.triggerAfter
            claimWithin: 3m                  | claimWithin: 0s               | configs[0].jenkins.claimWithin
            lease: 1m                        | lease: 4s                     | configs[0].jenkins.lease
            cloneMode: full                  | cloneMode: 7                  | configs[0].cloneMode
            {service}-as{nn}                 | {service}-as                  | configs[0].vmName
            {service}-as{nn}                 | {service}-much-too-long{nn}   | configs[0].vmName
            {service}-as{nn}                 | {service}_{nn}                | configs[0].vmName
            {service}-as{nn}                 | {nn}{nn}                      | configs[0].vmName
            {service}-as{nn}                 | {service}{nn}-                | configs[0].vmName
            folder: VM-Autoscaling/shop      | folder: /abs                  | configs[0].placement.folder
            datastore: LocalDS_0,            | ''                            | configs[0].placement.datastore
            cpu: {out: 75, in: 30}           | cpu: {out: 175, in: 30}       | configs[0].monitoring.cpu.out
            cpu: {out: 75, in: 30}           | cpu: {out: 75, in: 75}        | configs[0].monitoring.cpu.in
            cpu: {out: 75, in: 30}           | cpu: {out: 75, in: 50}        | configs[0].monitoring.cpu.in
            cpu: {out: 75, in: 30}           | cpu: 75                       | configs[0].monitoring.cpu
            memory: {out: 85}                | memory: {in: 85}              | configs[0].monitoring.memory.out
            responseTime: {out: 500ms}       | responseTime: {out: 500}      | configs[0].monitoring.responseTime.out
            requests: {out: 100}             | requests: {out: -1}           | configs[0].monitoring.requests.out
            out: 200, in: 20                 | out: 200, in: 200             | configs[0].monitoring.promql.in
            sum(shop_queue_length)           | ''                            | configs[0].monitoring.promql.query
            profile: fast                    | profile: faster               | configs[0].monitoring.profile
            profile: fast                    | scrapeInterval: 1h            | configs[0].monitoring.scrapeInterval
            shop_request_seconds             | shop-requests                 | configs[0].monitoring.responseTimes
            name: tier                       | name: job                     | configs[0].monitoring.rules.labels[0].name
            name: tier                       | name: tier-1                  | configs[0].monitoring.rules.labels[0].name
            {name: tier, value: web}         | {name: a, value: b}, {name: a, value: c} | configs[0].monitoring.rules.labels
            responseTimes: gauge             | responseTimes: summary        | configs[0].monitoring.rules.responseTimes
            shop_requests_total              | shop-requests                 | configs[0].monitoring.rules.requests
            promqlInterval: 30s              | promqlInterval: 31s           | configs[0].monitoring.rules.promqlInterval
            name: production                 | name: ""                      | configs[0].labels.tags[0].name
            name: Owner                      | name: vm-autoscaler           | configs[0].labels.attributes[0].name
            protection: {created: true}      | protection: {created: so}     | configs[0].protection.created
            outFor: 60s                      | outFor: 0s                    | configs[0].monitoring.outFor
            inFor: 10m                       | inFor: 25h                    | configs[0].monitoring.inFor
            min: 2                           | min: 5                        | configs[0].scaling.min
            min: 2                           | min: 0                        | configs[0].scaling.min
            min: 2                           | min: 1.7                      | configs[0].scaling.min
            max: 4                           | max: 400                      | configs[0].scaling.max
            outStep: 1                       | outStep: 0                    | configs[0].scaling.outStep
            inStep: 1                        | inStep: -1                    | configs[0].scaling.inStep
            outCooldown: 3m                  | outCooldown: 3                | configs[0].scaling.outCooldown
            vipAddress: 127.80.1.10          | vipAddress: vip.example       | configs[0].loadBalancer.vipAddress
            vipPort: 443                     | vipPort: 70000                | configs[0].loadBalancer.vipPort
            healthPath: /health              | healthPath: health            | configs[0].loadBalancer.healthPath
            healthPasses: 3                  | healthPasses: 0               | configs[0].loadBalancer.healthPasses
            pool: shop-pool                  | pool: /Common/shop-pool       | configs[0].loadBalancer.pool
            icmpCheck: true                  | icmpCheck: maybe              | configs[0].network.icmpCheck
            icmpCheck: true                  | icmpChek: true                | configs[0].network.icmpChek
            limit: 10m                       | limit: -10m                   | configs[0].boot.limit
            name: shop,                      | name: Shop,                   | ipPools[0].name
            127.80.1.100-127.80.1.104        | 127.80.1.104-127.80.1.100     | ipPools[0].ranges[0]
            127.80.1.100-127.80.1.104        | 127.80.2.100-127.80.2.104     | ipPools[0].ranges[0]
            ranges: ["127.80.1.100-127.80.1.104"], | ''                      | ipPools[0].ranges
            prefix: 24                       | prefix: 33                    | ipPools[0].prefix
            gateway: 127.80.1.1,             | gateway: here,                | ipPools[0].gateway
            dns: [127.80.1.1]                | dns: [one.one]                | ipPools[0].dns[0]
            """)
    void each_broken_rule_is_told_with_its_field(String piece, String replacement, String field) throws Exception {
        Documents.Reading reading = Documents.read(shop(piece, replacement));

        assertThat(reading.findings().errors()).extracting(FieldError::field).containsOnly(field);
        assertThat(reading.findings().errors()).extracting(FieldError::allowed).doesNotContain("");
    }

    @Test
    void all_offending_fields_are_told_at_once() throws Exception {
        String yaml = shop("min: 2", "min: 9").replace("/health", "health").replace("prefix: 24", "prefix: x");

        assertThat(Documents.read(yaml).findings().errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "ipPools[0].prefix", "configs[0].scaling.min", "configs[0].loadBalancer.healthPath");
    }

    @Test
    void an_unknown_field_names_the_one_that_was_probably_meant() throws Exception {
        List<FieldError> errors =
                Documents.read(shop("outFor: 60s", "outfor: 60s")).findings().errors();

        assertThat(errors).singleElement().extracting(FieldError::hint).isEqualTo("did you mean outFor?");
    }

    @Test
    void two_configs_may_not_share_a_service_a_vm_name_or_a_pool() throws Exception {
        String twice = Documents.SHOP + Documents.SHOP.substring(Documents.SHOP.indexOf("  - service: shop"));

        assertThat(Documents.read(twice).findings().errors())
                .extracting(FieldError::field)
                .containsExactly("configs[1].service", "configs[1].vmName", "configs[1].loadBalancer.pool");
    }

    @Test
    void short_times_of_a_lab_are_taken() throws Exception {
        String quick = shop(
                "outCooldown: 3m, inCooldown: 10m, stabilization: 15m, warmUp: 3m",
                "outCooldown: 2s, inCooldown: 2s, stabilization: 0s, warmUp: 0s");

        assertThat(Documents.read(quick).findings().errors()).isEmpty();
    }
}
