package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** pyVmomi, in a process of its own. */
final class PeerRacer implements Racer, AutoCloseable {
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    PeerRacer(Path script, VcenterSimulator simulator) {
        try {
            process = new ProcessBuilder(
                            script.toString(), simulator.url().toString(), simulator.username(), simulator.password())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public Timing cycles(int count, String prefix) {
        return order("cycles " + count + " " + prefix);
    }

    @Override
    public Timing leanCycles(int count, String prefix) {
        return order("lean " + count + " " + prefix);
    }

    @Override
    public Timing parallel(int count, String prefix) {
        return order("parallel " + count + " " + prefix);
    }

    @Override
    public Timing list(int count) {
        return order("list " + count);
    }

    private Timing order(String order) {
        orders.println(order);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("pyVmomi's side has ended; its reason stands above");
            }
            JsonNode json = JsonMapper.shared().readTree(answer);
            return new Timing(
                    json.path("ms").valueStream().map(JsonNode::asDouble).toList(),
                    json.path("errors").asInt(),
                    json.path("vms").asInt(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It ends when its input does. */
    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
