package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPools;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.preflight.Facts;
import dev.vmautoscaling.domain.preflight.Found;
import dev.vmautoscaling.domain.preflight.Judgement;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.domain.preflight.Report;
import dev.vmautoscaling.scaling.VmNaming;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds out whether a config can do its work, without changing anything. */
public final class Preflight {
    /** For each system; all are asked at the same time. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private final Reach reach;
    private final Duration limit;
    private final InstantSource time;

    /** @param limit how long each system is waited for */
    public Preflight(Reach reach, Duration limit, InstantSource time) {
        this.reach = reach;
        this.limit = limit;
        this.time = time;
    }

    /**
     * Every check.
     *
     * @param pools the IP pools as they will be when the config is enabled
     */
    public Report check(GroupConfig config, IpPools pools) {
        Questions questions = new Questions(reach, config, limit);
        Asking asking = new Asking(limit);
        Facts.Books books = books(config, pools);
        // All is asked before any answer is waited for.
        Supplier<Facts.Traffic> traffic = traffic(config, books.created(), questions, asking);
        var targets = asking.ask("Prometheus " + config.monitoring().prometheus(), questions::targets);
        Supplier<Facts.Vcenter> vcenter = vcenter(config, questions, asking);
        var jenkins = config.jenkins()
                .filter(job -> config.engine() == GroupConfig.Engine.JENKINS)
                .map(job -> asking.ask("Jenkins " + job.connection(), () -> questions.readiness(job.connection())));
        return Judgement.of(new Facts(
                config,
                time.instant(),
                books,
                traffic.get(),
                targets.join(),
                vcenter.get(),
                jenkins.map(CompletableFuture::join)));
    }

    private Facts.Books books(GroupConfig config, IpPools pools) {
        return new Facts.Books(
                reach.outside().members().live(config.service()),
                pools.find(config.addressing().ipPool()),
                taken(config),
                VmNaming.all(config.vmName(), config.service()));
    }

    private static Supplier<Facts.Traffic> traffic(
            GroupConfig config, List<Member> created, Questions questions, Asking asking) {
        String f5 = "F5 " + config.pool().f5();
        CompletableFuture<Found<List<PoolMember>>> pool = asking.ask(f5, questions::pool);
        CompletableFuture<Found<List<PoolMember>>> base =
                asking.then(pool, Key.F5_POOL, f5, members -> questions.base(members, created));
        var baseVms = asking.then(base, Key.F5_POOL, vcenter(config), questions::vms);
        var virtualServers = asking.ask(f5, questions::virtualServers);
        var rights = asking.ask(f5, questions::poolRights);
        var health = asking.then(base, Key.F5_POOL, "the base members", questions::health);
        return () ->
                new Facts.Traffic(pool.join(), baseVms.join(), virtualServers.join(), rights.join(), health.join());
    }

    private static Supplier<Facts.Vcenter> vcenter(GroupConfig config, Questions questions, Asking asking) {
        var inventory = asking.ask(vcenter(config), questions::inventory);
        var ownVms = asking.ask(vcenter(config), questions::ownVms);
        var hosts = asking.ask(vcenter(config), questions::hosts);
        var missingRights = asking.ask(vcenter(config), questions::missingRights);
        return () -> new Facts.Vcenter(inventory.join(), ownVms.join(), hosts.join(), missingRights.join());
    }

    private static String vcenter(GroupConfig config) {
        return "vCenter " + config.placement().vcenter();
    }

    private Set<IpAddress> taken(GroupConfig config) {
        return reach.outside().leases().leases(config.addressing().ipPool(), time.instant()).stream()
                .map(Lease::address)
                .collect(Collectors.toSet());
    }
}
