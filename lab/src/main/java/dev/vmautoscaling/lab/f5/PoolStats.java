package dev.vmautoscaling.lab.f5;

import java.util.Collection;
import java.util.function.ToLongFunction;

/** The statistics of one pool (fixture pool-stats-16.0). */
final class PoolStats {

    /** facts 2, recorded reasons */
    static final String UNDECIDED =
            "The children pool member(s) either don't have service checking enabled, or service check results are not"
                    + " available yet";

    private final LiveTargets live;
    private final Configuration configuration;
    private final Item pool;
    private final Collection<Item> members;

    PoolStats(LiveTargets live, Configuration configuration, Item pool) {
        this.live = live;
        this.configuration = configuration;
        this.pool = pool;
        members = configuration.members(pool.path()).values();
    }

    Stats stats() {
        long available = members.stream()
                .filter(member -> live.carriesTraffic(configuration, pool.path(), member))
                .filter(member -> health(member) == Health.UP)
                .count();
        return new Stats()
                .value(
                        "activeMemberCnt",
                        members.stream().filter(this::carriesTraffic).count())
                .value("availableMemberCnt", available)
                .zeros("connqAll.ageEdm", "connqAll.ageEma", "connqAll.ageHead", "connqAll.ageMax")
                .zeros("connqAll.depth", "connqAll.serviced")
                .zeros("connq.ageEdm", "connq.ageEma", "connq.ageHead", "connq.ageMax", "connq.depth", "connq.serviced")
                .zeros("curPriogrp", "curSessions", "highestPriogrp", "lowestPriogrp")
                .value("memberCnt", members.size())
                .value("minActiveMembers", pool.number("minActiveMembers"))
                .text("monitorRule", MonitorRule.parse(pool.text("monitor")).statistic())
                .zeros("mr.msgIn", "mr.msgOut", "mr.reqIn", "mr.reqOut", "mr.respIn", "mr.respOut")
                .text("tmName", pool.path().toString())
                .value("serverside.bitsIn", sum(Traffic::bitsIn))
                .value("serverside.bitsOut", sum(Traffic::bitsOut))
                .value("serverside.curConns", sum(Traffic::current))
                .value("serverside.maxConns", sum(Traffic::highest))
                .zeros("serverside.pktsIn", "serverside.pktsOut")
                .value("serverside.totConns", sum(Traffic::total))
                .status(availability(available), "enabled", reason(available))
                .value("totRequests", 0);
    }

    private boolean carriesTraffic(Item member) {
        return live.carriesTraffic(configuration, pool.path(), member);
    }

    private Health health(Item member) {
        return live.memberHealth(configuration, pool.path(), member);
    }

    private boolean isUndecided() {
        return members.isEmpty()
                || members.stream()
                        .map(this::health)
                        .anyMatch(health -> health == Health.UNCHECKED || health == Health.CHECKING);
    }

    private String availability(long available) {
        if (available > 0) {
            return "available";
        }
        return isUndecided() ? "unknown" : "offline";
    }

    /** The one for a pool that is down is [M]. */
    private String reason(long available) {
        if (available > 0) {
            return "The pool is available";
        }
        return isUndecided() ? UNDECIDED : "The children pool member(s) are down";
    }

    private long sum(ToLongFunction<Traffic> figure) {
        return members.stream()
                .map(member ->
                        live.of(new LiveTargets.Key(pool.path(), member.path())).traffic())
                .mapToLong(figure)
                .sum();
    }
}
