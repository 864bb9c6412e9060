package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.vcenter.InjectedFault;
import java.time.Duration;

/** vCenter begins every clone and then cannot finish it. */
final class CloneFails implements Scenario {

    @Override
    public String name() {
        return "clone-fails";
    }

    @Override
    public void play(Stage stage) {
        stage.world()
                .datacenter()
                .vcenter()
                .inject(InjectedFault.inTask("CloneVM_Task", "InsufficientResourcesFault")
                        .always());
        FailedLaunch.play(stage, "clone-vm", "InsufficientResourcesFault", Duration.ofSeconds(90));
    }
}
