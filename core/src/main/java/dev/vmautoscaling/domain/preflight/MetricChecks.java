package dev.vmautoscaling.domain.preflight;

import static dev.vmautoscaling.domain.preflight.Key.BASE_MEMBERS;
import static dev.vmautoscaling.domain.preflight.Key.F5_POOL;
import static dev.vmautoscaling.domain.preflight.Key.FRESH_SAMPLES;
import static dev.vmautoscaling.domain.preflight.Key.PROMETHEUS_JOB;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import dev.vmautoscaling.domain.pool.PoolMember;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the service is measured. */
final class MetricChecks {
    private MetricChecks() {}

    static Item job(Facts facts) {
        String job = facts.config().monitoring().job();
        return facts.targets().judged(PROMETHEUS_JOB, targets -> {
            long found =
                    targets.stream().filter(target -> target.job().equals(job)).count();
            return found > 0
                    ? Item.pass(PROMETHEUS_JOB, "job " + job + " scrapes " + found + " targets", List.of())
                    : Item.fail(
                            PROMETHEUS_JOB,
                            "no job " + job + " scrapes anything by its address",
                            jobHint(facts, targets),
                            List.of());
        });
    }

    private static String jobHint(Facts facts, List<ScrapeTarget> targets) {
        Set<IpAddress> base =
                facts.base().stream().map(member -> member.endpoint().address()).collect(Collectors.toSet());
        List<String> jobs = targets.stream()
                .filter(target -> base.contains(target.address()))
                .map(ScrapeTarget::job)
                .distinct()
                .sorted()
                .toList();
        return jobs.isEmpty()
                ? "have Prometheus scrape the base members, and name that job in the config"
                : "the base members are scraped by " + String.join(", ", jobs);
    }

    static Item samples(Facts facts) {
        List<PoolMember> serving = BaseMemberChecks.serving(facts);
        if (serving.isEmpty()) {
            return Item.see(FRESH_SAMPLES, facts.traffic().pool().known().isEmpty() ? F5_POOL : BASE_MEMBERS);
        }
        if (facts.targets().known().isPresent() && job(facts).verdict() == Verdict.FAIL) {
            return Item.see(FRESH_SAMPLES, PROMETHEUS_JOB);
        }
        return facts.targets().judged(FRESH_SAMPLES, targets -> judged(facts, serving, targets));
    }

    private static Item judged(Facts facts, List<PoolMember> serving, List<ScrapeTarget> targets) {
        Duration stale = facts.config().thresholds().staleAfter();
        List<ScrapeTarget> ofJob = targets.stream()
                .filter(target ->
                        target.job().equals(facts.config().monitoring().job()))
                .toList();
        List<PoolMember> missing = serving.stream()
                .filter(member -> ofJob.stream()
                        .filter(target ->
                                target.address().equals(member.endpoint().address()))
                        .noneMatch(target -> target.isFresh(stale, facts.now())))
                .toList();
        List<String> evidence = ofJob.stream()
                .map(target -> target.address() + " port " + target.port() + (target.isUp() ? ": up" : ": down")
                        + target.scrapedAt().map(at -> ", scraped at " + at).orElse(", not scraped yet"))
                .toList();
        if (missing.isEmpty()) {
            return Item.pass(FRESH_SAMPLES, "all " + serving.size() + " base members are measured", evidence);
        }
        String named = String.join(", ", missing.stream().map(facts::label).toList());
        return Item.fail(
                FRESH_SAMPLES,
                "no sample of the last " + stale.toSeconds() + " s of " + named,
                "see why Prometheus cannot scrape them: an exporter that does not run, or a firewall",
                evidence);
    }
}
