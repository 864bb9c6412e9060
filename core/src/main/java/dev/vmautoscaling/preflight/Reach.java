package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.inventory.VcenterInventory;
import dev.vmautoscaling.domain.job.JobServer;
import dev.vmautoscaling.domain.metric.ScrapeTargets;
import dev.vmautoscaling.domain.pool.Balancer;
import dev.vmautoscaling.domain.vm.ClusterHosts;
import dev.vmautoscaling.domain.vm.VcenterRights;
import dev.vmautoscaling.scaling.steps.Outside;

/** Everything that is asked: what steps reach, and what only checks look at. */
public record Reach(
        Outside outside,
        Connected<VcenterInventory> inventories,
        Connected<ClusterHosts> hosts,
        Connected<VcenterRights> rights,
        Connected<Balancer> balancers,
        Connected<ScrapeTargets> scrapeTargets,
        Connected<JobServer> jobServers) {}
