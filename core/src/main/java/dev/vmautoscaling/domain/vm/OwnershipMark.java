package dev.vmautoscaling.domain.vm;

/**
 * Written into a VM inside the clone call, so that no VM of ours ever exists without it. A VM is ours only when the
 * installation is ours <em>and</em> our records know the member: a copy of a copy carries the mark too.
 *
 * @param installation this control plane's identity, made once
 * @param service the config
 * @param member the member the VM was made for
 * @param workflow the workflow that made it
 */
public record OwnershipMark(String installation, String service, String member, String workflow) {}
