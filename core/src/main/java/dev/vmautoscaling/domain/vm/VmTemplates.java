package dev.vmautoscaling.domain.vm;

import java.util.List;
import java.util.Optional;

/**
 * How templates are made of VMs, in one vCenter. Every method throws {@link
 * dev.vmautoscaling.domain.fault.OutsideFault}; a method named {@code start…} returns as soon as vCenter has accepted the
 * work, and its effect must be looked for. What is there already is not done again.
 */
public interface VmTemplates {
    /** @return empty when there is no such VM or template (any more) */
    Optional<VmDetails> find(VmId id);

    /** Every VM and template of that name in the datacenter, whatever their folders. */
    List<VmDetails> named(String datacenter, String name);

    /**
     * Starts a copy that carries the order's mark and no other mark of ours.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when the source or the place does not exist, the name
     *     is taken, there is too little space or a right is missing
     */
    TaskId startClone(TemplateOrder order);

    /** Of the disks only. A template cannot have one taken: permanent fault. */
    TaskId startSnapshot(VmId vm, String name, String description);

    /** Removes the VM's snapshot of that name, when there is one. */
    TaskId startRemovingSnapshot(VmId vm, String name);

    /** Makes a template of a VM. Permanent fault when it is powered on. */
    void markAsTemplate(VmId vm);

    /**
     * Makes a VM of a template again.
     *
     * @param place whose cluster shall run it
     */
    void markAsVm(VmId template, TemplatePlace place);

    /** Permanent fault when the name is taken in its folder. */
    TaskId startRenaming(VmId id, String name);

    /** Removes a template, or a VM that is off, and its disks. */
    TaskId startDestroy(VmId id);

    TaskStatus status(TaskId task);

    /** The names of all VMs whose disks grow from this template's: they die with it. */
    List<String> linkedClonesOf(VmId template);
}
