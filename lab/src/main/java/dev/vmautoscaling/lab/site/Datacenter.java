package dev.vmautoscaling.lab.site;

import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import dev.vmautoscaling.lab.wire.Login;
import java.util.Map;

/** A site whose VMs belong to a vCenter: a VM that gets power becomes a server that answers. */
public final class Datacenter implements AutoCloseable {

    private final Opened opened = new Opened();
    private final Site site;
    private final VcenterSimulator vcenter;

    /**
     * Opens it; the base members boot.
     *
     * @param vcenterPort 0 for a free one
     * @param f5Port 0 for a free one
     * @throws IllegalStateException if a part cannot be started; the others are ended
     */
    public Datacenter(boolean netns, int vcenterPort, int f5Port, Delays delays, Journal journal) {
        try {
            site = opened.add(new Site(netns, f5Port, delays, journal));
            vcenter = opened.add(VcenterSimulator.start(
                    vcenterOptions(delays, site.baseMembers()).withPort(vcenterPort), journal));
            vcenter.onGuest(site.guests()::follow);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** A vCenter with the template and these running VMs. */
    public static VcenterOptions vcenterOptions(Delays delays, Map<String, String> baseMembers) {
        VcenterOptions options = VcenterOptions.empty()
                .withTemplate(Shop.TEMPLATE)
                .withTaskDelay("CloneVM_Task", delays.cloning())
                .withTaskDelay("PowerOnVM_Task", delays.power())
                .withTaskDelay("PowerOffVM_Task", delays.power())
                .withBootDelay(delays.boot())
                .withShutdownDelay(delays.shutdown());
        for (Map.Entry<String, String> vm : baseMembers.entrySet()) {
            options = options.withBaseVm(vm.getKey(), vm.getValue());
        }
        return options;
    }

    public Site site() {
        return site;
    }

    public VcenterSimulator vcenter() {
        return vcenter;
    }

    public Login vcenterLogin() {
        return login(vcenter);
    }

    /** How to log in to a simulated vCenter. */
    public static Login login(VcenterSimulator vcenter) {
        return new Login(vcenter.url(), vcenter.username(), vcenter.password(), vcenter.sha256());
    }

    @Override
    public void close() {
        opened.close();
    }
}
