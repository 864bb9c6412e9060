package dev.vmautoscaling.domain.vm;

/**
 * Everything that vCenter must know to copy a VM for a template.
 *
 * @param source the VM to copy, powered on or off; it is not touched
 * @param name the template's
 * @param asTemplate false for a copy that is still a VM, off, so that a snapshot can be taken before it is marked:
 *     templates do not change, and linked clones grow from a snapshot
 */
public record TemplateOrder(VmId source, String name, TemplatePlace place, boolean asTemplate, TemplateMark mark) {}
