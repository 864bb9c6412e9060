package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Limits;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.health.ScriptedHealthProbe;
import dev.vmautoscaling.domain.integration.FakeIntegration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.FakeVcenterInventory;
import dev.vmautoscaling.domain.inventory.FakeVmHosts;
import dev.vmautoscaling.domain.ippool.Leases;
import dev.vmautoscaling.domain.job.FakeJobs;
import dev.vmautoscaling.domain.job.Jobs;
import dev.vmautoscaling.domain.job.Readiness;
import dev.vmautoscaling.domain.metric.FakeMetrics;
import dev.vmautoscaling.domain.metric.FakeScrapeJobs;
import dev.vmautoscaling.domain.metric.FakeScrapeTargets;
import dev.vmautoscaling.domain.pool.FakeBalancer;
import dev.vmautoscaling.domain.pool.FakePoolDirectory;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.domain.vm.FakeClusterHosts;
import dev.vmautoscaling.domain.vm.FakeVirtualMachines;
import dev.vmautoscaling.domain.vm.FakeVmTemplates;
import dev.vmautoscaling.engine.InMemoryWorkflows;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.integrations.ConfigWorkflows;
import dev.vmautoscaling.integrations.GroupRegister;
import dev.vmautoscaling.integrations.Reach;
import dev.vmautoscaling.preflight.BaseMembers;
import dev.vmautoscaling.preflight.ConfigDefaults;
import dev.vmautoscaling.preflight.Preflight;
import dev.vmautoscaling.scaling.Acting;
import dev.vmautoscaling.scaling.Emptying;
import dev.vmautoscaling.scaling.EventPlans;
import dev.vmautoscaling.scaling.ManualScaling;
import dev.vmautoscaling.scaling.Observation;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.config.ManagedServices;
import dev.vmautoscaling.server.persistence.AlertInbox;
import dev.vmautoscaling.server.persistence.AlertStore;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.ConfigWork;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.DriftStore;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.EventStore;
import dev.vmautoscaling.server.persistence.Finder;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcTemplates;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import dev.vmautoscaling.server.persistence.RequestKeys;
import dev.vmautoscaling.server.persistence.RevisionStore;
import dev.vmautoscaling.server.persistence.SecretBox;
import dev.vmautoscaling.server.persistence.Sights;
import dev.vmautoscaling.server.persistence.WorkflowRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/** No {@code @Configuration}, or the product's own scan would find it. */
@EnableAutoConfiguration
@EnableConfigurationProperties(AutoscalerProperties.class)
@ComponentScan({"dev.vmautoscaling.server.web", "dev.vmautoscaling.server.security", "dev.vmautoscaling.server.config"})
@Import({TemplateContext.class, PipelineContext.class})
class WebContext {
    static final Path DATA = folder();

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "web-test");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the web side asked of the rest. */
    static final class Asked {
        final List<String> started = new CopyOnWriteArrayList<>();
        final AtomicInteger evaluations = new AtomicInteger();
        final AtomicInteger gaps = new AtomicInteger();
    }

    @Bean
    DynamicPropertyRegistrar dataDirectory() {
        return registry -> registry.add("autoscaler.data-dir", DATA::toString);
    }

    @Bean
    Asked asked() {
        return new Asked();
    }

    @Bean
    SettableTime time() {
        return new SettableTime();
    }

    @Bean
    Database database(JdbcOperations jdbc, TransactionTemplate transactions, SettableTime time) {
        return new Database(jdbc, transactions, time);
    }

    @Bean
    JdbcScalingGroups groups(Database database) {
        return new JdbcScalingGroups(database);
    }

    @Bean
    JdbcMembers members(Database database) {
        return new JdbcMembers(database);
    }

    @Bean
    JdbcIpPools ipPools(Database database) {
        return new JdbcIpPools(database);
    }

    @Bean
    JdbcLeases leases(Database database, JdbcIpPools pools) {
        return new JdbcLeases(database, pools);
    }

    @Bean
    JdbcLedger ledger(Database database, JdbcMembers members) {
        return new JdbcLedger(database, members);
    }

    @Bean
    JdbcWorkflowStore workflows(Database database, JdbcTemplates templates) {
        return new JdbcWorkflowStore(database, templates);
    }

    @Bean
    WorkflowRecords workflowRecords(Database database) {
        return new WorkflowRecords(database);
    }

    @Bean
    JdbcDecisions decisions(Database database) {
        return new JdbcDecisions(database);
    }

    @Bean
    EventStore events(Database database) {
        return new EventStore(database);
    }

    @Bean
    AlertStore alerts(Database database) {
        return new AlertStore(database);
    }

    @Bean
    AlertInbox inbox(AlertStore alerts) {
        return new AlertInbox(alerts);
    }

    @Bean
    ConnectionStore connections(Database database) {
        return new ConnectionStore(database, SecretBox.at(DATA.resolve("secret-key")));
    }

    @Bean
    KillSwitchStore killSwitch(Database database) {
        return new KillSwitchStore(database);
    }

    @Bean
    RequestKeys requestKeys(Database database) {
        return new RequestKeys(database);
    }

    @Bean
    Finder finder(Database database) {
        return new Finder(database);
    }

    @Bean
    Sights sights(Database database) {
        return new Sights(database);
    }

    @Bean
    RevisionStore revisions(Database database) {
        return new RevisionStore(database);
    }

    @Bean
    ManualScaling manualScaling(
            Outside outside,
            JdbcLedger ledger,
            KillSwitchStore killSwitch,
            JdbcDecisions decisions,
            WorkflowStarter starter,
            SettableTime time) {
        EventPlans plans = new EventPlans(
                ScaleOut.workflow(outside),
                ScaleIn.workflow(outside),
                () -> UUID.randomUUID().toString());
        Acting acting = new Acting(outside, ledger, plans, new InMemoryWorkflows(workflow -> {}), starter);
        Observation observation = new Observation(outside, ledger, killSwitch, Runnable::run, time);
        return new ManualScaling(observation, new Decider(), acting, decisions, time);
    }

    @Bean
    AuditStore audit(Database database) {
        return new AuditStore(database);
    }

    @Bean
    Installation installation(Database database) {
        return Installation.of(database, () -> "test-installation");
    }

    @Bean
    FakePools f5() {
        return new FakePools();
    }

    @Bean
    FakeMetrics prometheus() {
        return new FakeMetrics();
    }

    @Bean
    Outside outside(
            Installation installation,
            JdbcScalingGroups groups,
            JdbcMembers members,
            JdbcIpPools pools,
            Leases leases,
            FakePools f5,
            FakeMetrics prometheus,
            SettableTime time) {
        FakeVirtualMachines vcenter = new FakeVirtualMachines(time);
        return new Outside(
                installation.id(),
                groups,
                members,
                pools,
                leases,
                name -> vcenter,
                name -> {
                    if (name.equals("gone")) {
                        throw new OutsideFault(
                                FaultKind.PERMANENT, "F5 gone", "log in", "no such host", "check the name");
                    }
                    return f5;
                },
                name -> prometheus,
                prometheusName -> {},
                new ScriptedHealthProbe(),
                new Politeness(
                        new Governor(Limits.USUAL, time, (priority, waited) -> {}), name -> new FakeVmHosts("esx-1")));
    }

    @Bean
    Choices choices(FakeVcenterInventory inventory, FakePoolDirectory directory, FakeScrapeJobs jobs) {
        return new Choices(name -> inventory, name -> directory, name -> jobs);
    }

    @Bean
    FakePoolDirectory poolDirectory() {
        return new FakePoolDirectory();
    }

    @Bean
    FakeScrapeJobs scrapeJobs() {
        return new FakeScrapeJobs();
    }

    /** Whether anything is delivered, to what the integrations are. */
    static final class Delivered {
        volatile boolean yes;
    }

    @Bean
    Delivered delivered() {
        return new Delivered();
    }

    @Bean
    ManagedServices managedServices(Delivered delivered) {
        return config -> delivered.yes;
    }

    @Bean
    Integrations integrations() {
        return FakeIntegration.all();
    }

    @Bean
    ConfigWork configWork(Database database) {
        return new ConfigWork(database);
    }

    @Bean
    DriftStore driftStore(Database database) {
        return new DriftStore(database);
    }

    @Bean
    WorkflowKind scaleIn(Outside outside) {
        return ScaleIn.workflow(outside);
    }

    @Bean
    Emptying emptying(
            Outside outside,
            JdbcLedger ledger,
            WorkflowStarter starter,
            KillSwitchStore killSwitch,
            SettableTime time) {
        EventPlans plans = new EventPlans(
                ScaleOut.workflow(outside),
                ScaleIn.workflow(outside),
                () -> UUID.randomUUID().toString());
        return new Emptying(ledger, plans, starter, killSwitch, time);
    }

    @Bean
    ConfigWorkflows configWorkflows(
            Outside outside, Integrations integrations, JdbcScalingGroups groups, ConfigWork work, Emptying emptying) {
        GroupRegister register = new GroupRegister() {
            @Override
            public void setEnabled(String service, boolean enabled) {
                groups.setEnabled(service, enabled, new Edit("workflow", "switch"));
            }

            @Override
            public void delete(String service) {
                groups.delete(service, new Edit("workflow", "delete"));
            }

            @Override
            public Optional<String> publishing(String service) {
                return work.publishing(service);
            }
        };
        return ConfigWorkflows.of(
                new Reach(outside.groups(), outside.members(), integrations, register, emptying::empty),
                () -> UUID.randomUUID().toString());
    }

    @Bean
    FakeJobs jenkins() {
        return new FakeJobs();
    }

    @Bean
    Connected<Jobs> jenkinses(FakeJobs jenkins) {
        return name -> jenkins;
    }

    @Bean
    FakeBalancer balancer() {
        return new FakeBalancer();
    }

    @Bean
    FakeVcenterInventory inventory(SettableTime time) {
        Contents nothing =
                new Contents(List.of(), List.of(), List.of(), List.of(), List.of(), time.instant(), Optional.empty());
        return new FakeVcenterInventory().has(nothing);
    }

    @Bean
    dev.vmautoscaling.preflight.Reach reach(Outside outside, FakeBalancer balancer, FakeVcenterInventory inventory) {
        return new dev.vmautoscaling.preflight.Reach(
                outside,
                name -> inventory,
                name -> new FakeClusterHosts(),
                name -> (placement, template) -> List.of(),
                name -> balancer,
                name -> new FakeScrapeTargets(),
                name -> config ->
                        new Readiness("Jenkins 2.479.1", List.of(), List.of(), new Readiness.Agents.Online(1)));
    }

    @Bean
    ConfigDefaults configDefaults(dev.vmautoscaling.preflight.Reach reach, SettableTime time) {
        FakeVmTemplates machines = new FakeVmTemplates(time);
        return new ConfigDefaults(reach, name -> machines, Preflight.LIMIT);
    }

    @Bean
    BaseMembers baseMembers(dev.vmautoscaling.preflight.Reach reach) {
        return new BaseMembers(reach, Preflight.LIMIT);
    }

    @Bean
    ScriptedPreflights preflights() {
        return new ScriptedPreflights();
    }

    @Bean
    ScriptedMaxes effectiveMaxes() {
        return new ScriptedMaxes();
    }

    @Bean
    WorkflowStarter starter(Asked asked) {
        return asked.started::add;
    }

    @Bean
    ConnectionTrials trials(ConnectionStore connections) {
        return name -> {
            if (name.equals("gone")) {
                throw new OutsideFault(FaultKind.PERMANENT, "F5 gone", "log in", "no such host", "check the name");
            }
            return connections
                    .find(name)
                    .filter(stored -> stored.connection().kind() != Connection.Kind.ALERTMANAGER)
                    .map(stored -> "answers");
        };
    }

    @Bean
    AlertGaps gaps(Asked asked) {
        return asked.gaps::incrementAndGet;
    }

    @Bean
    Evaluations evaluations(Asked asked) {
        return asked.evaluations::incrementAndGet;
    }
}
