package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
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
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.integrations.ConfigWorkflows;
import dev.vmautoscaling.integrations.GroupRegister;
import dev.vmautoscaling.integrations.Reach;
import dev.vmautoscaling.preflight.BaseMembers;
import dev.vmautoscaling.preflight.ConfigDefaults;
import dev.vmautoscaling.preflight.Preflight;
import dev.vmautoscaling.scaling.Emptying;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.config.ManagedServices;
import dev.vmautoscaling.server.persistence.ConfigWork;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.DriftStore;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.SecretBox;
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
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/** No {@code @Configuration}, or the product's own scan would find it. */
@EnableAutoConfiguration
@EnableConfigurationProperties(AutoscalerProperties.class)
@ComponentScan({"dev.vmautoscaling.server.web", "dev.vmautoscaling.server.security", "dev.vmautoscaling.server.config"})
@ComponentScan(
        basePackages = "dev.vmautoscaling.server.wiring",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.StoresConfiguration"))
@Import({StoryContext.class, TemplateContext.class, PipelineContext.class})
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
    SecretBox secretBox() {
        return SecretBox.at(DATA.resolve("secret-key"));
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
