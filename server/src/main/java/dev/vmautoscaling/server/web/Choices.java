package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.inventory.VcenterInventory;
import dev.vmautoscaling.domain.metric.ScrapeJobs;
import dev.vmautoscaling.domain.pool.PoolDirectory;

/** Where the lists come from that the console chooses from, by connection. */
public record Choices(
        Connected<VcenterInventory> vcenters, Connected<PoolDirectory> f5s, Connected<ScrapeJobs> prometheuses) {}
