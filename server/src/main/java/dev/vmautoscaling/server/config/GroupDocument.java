package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig.Engine;
import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.scaling.VmNaming;
import java.util.Optional;

/**
 * The config of one service as operators write it.
 *
 * @param displayName the service's name when absent
 * @param engine who drives the steps of an event: the control plane itself, or a build in Jenkins
 * @param template what VMs are cloned from, by its name in vCenter
 * @param vmName the rule for names of created VMs
 */
public record GroupDocument(
        @Example("shop") String service,
        @Example("Web shop") Optional<String> displayName,
        @Default("false") boolean enabled,
        @Default("observe") Mode mode,
        @Default("embedded") Engine engine,
        Optional<JenkinsDocument> jenkins,
        @Example("ubuntu-24-web") String template,
        @Default("full") CloneMode cloneMode,
        @Default("{service}-as{nn}") String vmName,
        LabelsDocument labels,
        PlacementDocument placement,
        MonitoringDocument monitoring,
        ScalingDocument scaling,
        LoadBalancerDocument loadBalancer,
        NetworkDocument network,
        BootDocument boot,
        ProtectionDocument protection)
        implements Checked {
    private static final String NUMBER = "{nn}";
    private static final String SERVICE = "{service}";

    @Override
    public void check(Checks checks) {
        checks.matches("service", service, Names.PATTERN, Names.ALLOWED);
        displayName.ifPresent(name -> checks.text("displayName", name, 80));
        checks.text("template", template, 80);
        checks.require(
                engine == Engine.EMBEDDED || jenkins.isPresent(),
                "jenkins",
                "nothing",
                "which Jenkins, because engine is jenkins",
                "its connection at least");
        checkVmName(checks);
        monitoring.checkAgainst(scaling, checks.at("monitoring"));
    }

    private void checkVmName(Checks checks) {
        String fixed = vmName.replace(SERVICE, "").replace(NUMBER, "");
        boolean shaped = count(NUMBER) == 1 && count(SERVICE) <= 1 && fixed.matches("[a-zA-Z0-9-]*");
        int room = VmNaming.LONGEST - 2 - (count(SERVICE) == 1 ? 1 : 0);
        checks.require(
                shaped && fixed.length() <= room && !vmName.startsWith("-") && !vmName.endsWith("-"),
                "vmName",
                vmName,
                "letters, digits and -, with {nn} once and {service} at most once, names of at most " + VmNaming.LONGEST
                        + " characters",
                "Windows and old DNS tools take no longer names; a long service name is cut");
    }

    private int count(String placeholder) {
        return (vmName.length() - vmName.replace(placeholder, "").length()) / placeholder.length();
    }
}
