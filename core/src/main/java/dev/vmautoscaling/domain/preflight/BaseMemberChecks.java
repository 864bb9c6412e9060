package dev.vmautoscaling.domain.preflight;

import static dev.vmautoscaling.domain.preflight.Key.BASE_MEMBERS;
import static dev.vmautoscaling.domain.preflight.Key.BASE_VMS;
import static dev.vmautoscaling.domain.preflight.Key.F5_POOL;
import static dev.vmautoscaling.domain.preflight.Key.HEALTH_PATH;

import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The servers that were there before us: in vCenter, in the pool, and asked themselves. */
final class BaseMemberChecks {
    private static final int FEWEST = 2;

    private BaseMemberChecks() {}

    static Item baseVms(Facts facts) {
        return facts.traffic().baseVms().judged(BASE_VMS, vms -> {
            List<PoolMember> base = facts.base();
            List<String> evidence = base.stream()
                    .map(member -> member.name() + ": " + running(facts, member))
                    .toList();
            long running = base.stream().filter(facts::runs).count();
            if (running < Math.min(FEWEST, base.size())) {
                return Item.fail(
                        BASE_VMS,
                        running + " of " + base.size() + " base members run as VMs in vCenter",
                        "power the VMs on; a VM is found by the address that VMware Tools report in it",
                        evidence);
            }
            return base.size() < FEWEST
                    ? Item.see(BASE_VMS, BASE_MEMBERS)
                    : Item.pass(BASE_VMS, running + " base members run as VMs", evidence);
        });
    }

    private static String running(Facts facts, PoolMember member) {
        return facts.vmOf(member)
                .map(vm -> "VM " + vm.name() + (vm.isOn() ? ", on" : ", not powered on"))
                .orElse("no running VM has this address");
    }

    /** Whether the member's VM is what must be looked at first. */
    private static boolean isExplained(Facts facts, PoolMember member) {
        return baseVms(facts).verdict() == Verdict.FAIL
                && facts.traffic().baseVms().known().isPresent()
                && !facts.runs(member);
    }

    static Item pool(Facts facts) {
        return facts.traffic()
                .pool()
                .judged(
                        F5_POOL,
                        members -> Item.pass(
                                F5_POOL,
                                facts.config().pool().pool() + " has " + members.size() + " members",
                                List.of()));
    }

    static Item members(Facts facts) {
        if (facts.traffic().pool().known().isEmpty()) {
            return Item.see(BASE_MEMBERS, F5_POOL);
        }
        List<PoolMember> base = facts.base();
        List<String> evidence = base.stream()
                .map(member -> facts.label(member) + ": " + state(member))
                .toList();
        if (base.size() < FEWEST) {
            return Item.fail(
                    BASE_MEMBERS,
                    "the pool has " + base.size() + " base members, and needs " + FEWEST,
                    "add the service's servers to the pool: what was made by us does not count",
                    evidence);
        }
        List<PoolMember> away = base.stream()
                .filter(member -> !member.takesTraffic())
                .filter(member -> !isExplained(facts, member))
                .toList();
        long left = base.stream().filter(member -> !away.contains(member)).count();
        if (left < FEWEST) {
            return Item.fail(BASE_MEMBERS, named(facts, away) + " take no traffic", remedy(away), evidence);
        }
        if (!away.isEmpty()) {
            return Item.warn(BASE_MEMBERS, named(facts, away) + " take no traffic", remedy(away), evidence);
        }
        return base.stream().allMatch(PoolMember::takesTraffic)
                ? Item.pass(BASE_MEMBERS, base.size() + " base members take traffic", evidence)
                : Item.see(BASE_MEMBERS, BASE_VMS);
    }

    private static String state(PoolMember member) {
        return words(member.admin()) + ", " + words(member.availability());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String remedy(List<PoolMember> away) {
        return away.stream().allMatch(member -> member.admin() == PoolMember.AdminState.ENABLED)
                ? "look at the pool's monitor and at the service on these servers"
                : "enable them in the pool";
    }

    private static String named(Facts facts, List<PoolMember> members) {
        return String.join(", ", members.stream().map(facts::label).toList());
    }

    /** Those that take traffic, and so must be measured and answer; the others have items of their own. */
    static List<PoolMember> serving(Facts facts) {
        return facts.base().stream()
                .filter(PoolMember::takesTraffic)
                .filter(member -> !isExplained(facts, member))
                .toList();
    }

    static Item healthPath(Facts facts) {
        List<PoolMember> serving = serving(facts);
        if (serving.isEmpty()) {
            return Item.see(HEALTH_PATH, facts.traffic().pool().known().isEmpty() ? F5_POOL : BASE_MEMBERS);
        }
        return facts.traffic().health().judged(HEALTH_PATH, answers -> {
            List<String> evidence = serving.stream()
                    .map(member -> facts.label(member) + ": "
                            + refusal(answers, member).orElse("answers"))
                    .toList();
            String path = facts.config().pool().healthPath();
            List<PoolMember> failing = serving.stream()
                    .filter(member -> refusal(answers, member).isPresent())
                    .toList();
            return failing.isEmpty()
                    ? Item.pass(HEALTH_PATH, path + " is answered by all " + serving.size(), evidence)
                    : Item.fail(
                            HEALTH_PATH,
                            path + " is not answered with 2xx by " + named(facts, failing),
                            "choose the path that the pool's monitor asks for, and see that this machine reaches port "
                                    + facts.config().pool().memberPort(),
                            evidence);
        });
    }

    private static Optional<String> refusal(Map<IpAddress, HealthProbe.Answer> answers, PoolMember member) {
        HealthProbe.Answer answer = answers.get(member.endpoint().address());
        return answer == null
                ? Optional.of("was not asked")
                : switch (answer) {
                    case HealthProbe.Answer.Passed passed -> Optional.empty();
                    case HealthProbe.Answer.Failed failed -> Optional.of(failed.reason());
                };
    }
}
