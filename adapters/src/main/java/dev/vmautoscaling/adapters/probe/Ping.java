package dev.vmautoscaling.adapters.probe;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One ICMP echo by the system's {@code ping}: a JVM may not send one without rights, and {@code InetAddress.isReachable}
 * then quietly tries TCP instead.
 */
final class Ping {
    private static final String HINT =
            "install ping on this machine (Debian: apt-get install iputils-ping), or switch the ICMP check off";
    /** For starting and ending the process, beyond the wait for the echo. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int WRONG_OPTION = 2;
    private static final double MIN_SECONDS = 0.1;

    private final String command;

    Ping(String command) {
        this.command = command;
    }

    /** Parts of a second are asked for first; a ping from before 2019 refuses them and is given whole ones. */
    Answer ask(HealthCheck.Icmp check) {
        double exact = Math.max(MIN_SECONDS, check.timeout().toMillis() / 1000.0);
        Echo echo = echo(check, String.format(Locale.ROOT, "%.1f", exact));
        if (echo.exit == WRONG_OPTION) {
            echo = echo(check, Long.toString((long) Math.ceil(exact)));
        }
        return answer(check, echo);
    }

    /** What one run of the program came to. */
    private record Echo(int exit, String said) {}

    private Echo echo(HealthCheck.Icmp check, String seconds) {
        Process process = start(
                check,
                List.of(
                        command,
                        "-n",
                        "-q",
                        "-c",
                        "1",
                        "-W",
                        seconds,
                        check.address().value()));
        try {
            if (!process.waitFor(check.timeout().plus(GRACE))) {
                throw unknown(check, "it did not end");
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Echo(process.exitValue(), said);
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
    private static Answer answer(HealthCheck.Icmp check, Echo echo) {
        if (echo.exit == 0) {
            return new Answer.Passed();
        }
        if (echo.exit == 1 && echo.said.contains("packets transmitted")) {
            return new Answer.Failed("no echo within " + check.timeout().toMillis() + " ms");
        }
        throw unknown(check, "exit code " + echo.exit + ": " + echo.said);
    }

    private static OutsideFault unknown(HealthCheck.Icmp check, String said) {
        return new OutsideFault(FaultKind.PERMANENT, "this machine", "ping " + check.address(), said, HINT);
    }
}
