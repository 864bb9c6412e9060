package dev.vmautoscaling.lab.process;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A lab of one child and one directory that never ends by itself; a test kills it. */
final class KilledLab {

    private KilledLab() {}

    public static void main(String[] arguments) throws InterruptedException {
        LabDirectory directory = LabDirectory.create();
        ChildProcess child =
                ChildProcess.start("tail", directory.path().resolve("log"), List.of("tail", "-f", "/dev/null"));
        System.out.println(child.pid() + " " + directory.path());
        new CountDownLatch(1).await();
    }
}
