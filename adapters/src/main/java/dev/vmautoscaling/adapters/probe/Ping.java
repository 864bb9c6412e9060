package dev.vmautoscaling.adapters.probe;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One ICMP echo by the system's {@code ping}: a JVM may not send one without rights, and {@code InetAddress.isReachable}
 * then quietly tries TCP instead.
 */
final class Ping {
    private static final String HINT =
            "install ping on this machine (Debian: apt-get install iputils-ping), or switch the ICMP check off";
    /** For starting and ending the process, beyond the wait for the echo. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String command;

    Ping(String command) {
        this.command = command;
    }

    Answer ask(HealthCheck.Icmp check) {
        long seconds = Math.max(1, check.timeout().plusMillis(999).toSeconds());
        Process process = start(
                check,
                List.of(
                        command,
                        "-n",
                        "-q",
                        "-c",
                        "1",
                        "-W",
                        Long.toString(seconds),
                        check.address().value()));
        try {
            if (!process.waitFor(seconds + GRACE.toSeconds(), TimeUnit.SECONDS)) {
                throw unknown(check, "it did not end");
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer(check, process.exitValue(), said);
        } catch (IOException e) {
            throw unknown(check, String.valueOf(e.getMessage())).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(check, "interrupted").causedBy(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(HealthCheck.Icmp check, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw unknown(check, String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    /** 0: an echo came back; 1: none did, but only if it counts what it sent: other programs say 1 to a wrong option. */
    private static Answer answer(HealthCheck.Icmp check, int exit, String said) {
        if (exit == 0) {
            return new Answer.Passed();
        }
        if (exit == 1 && said.contains("packets transmitted")) {
            return new Answer.Failed("no echo within " + check.timeout().toMillis() + " ms");
        }
        throw unknown(check, "exit code " + exit + ": " + said);
    }

    private static OutsideFault unknown(HealthCheck.Icmp check, String said) {
        return new OutsideFault(FaultKind.PERMANENT, "this machine", "ping " + check.address(), said, HINT);
    }
}
