package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.template.TemplateUses;
import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.domain.vm.TemplateRights;
import dev.vmautoscaling.domain.vm.VmTemplates;

/**
 * Everything that work on templates reaches.
 *
 * @param installation this control plane's identity, written into every mark
 */
public record Reach(
        String installation,
        Templates templates,
        TemplateUses uses,
        Connected<VmTemplates> vcenters,
        Connected<TemplateRights> rights,
        Politeness politeness) {}
