package dev.vmautoscaling.lab.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs iproute2's {@code ip}. */
final class IpCommand {
    private IpCommand() {}

    /**
     * Runs {@code ip} with these arguments.
     *
     * @return what it printed
     * @throws LabNetworkUnavailable if it fails, with what it said
     */
    static String ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LabNetworkUnavailable("`%s` failed: %s".formatted(String.join(" ", command), said.strip()));
            }
            return said;
        } catch (IOException e) {
            throw new LabNetworkUnavailable(
                    "A lab in a network namespace needs the `ip` command: install the package iproute2.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabNetworkUnavailable("interrupted while the lab network was being changed", e);
        }
    }
}
