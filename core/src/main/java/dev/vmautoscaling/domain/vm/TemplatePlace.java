package dev.vmautoscaling.domain.vm;

/**
 * Where a VM or a template is, or a new template goes: all by their names in vCenter.
 *
 * @param cluster whose hosts run it; empty for a host outside any cluster
 * @param folder a path below the datacenter's VM folder, made when missing; empty for that folder itself
 */
public record TemplatePlace(String datacenter, String cluster, String folder, String datastore) {}
