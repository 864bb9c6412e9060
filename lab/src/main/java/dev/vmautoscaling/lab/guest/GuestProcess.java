package dev.vmautoscaling.lab.guest;

import dev.vmautoscaling.lab.journal.Journal;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lab's end of the guest host process: sends a command, waits for its answer, passes journal entries on. */
final class GuestProcess implements AutoCloseable {
    private static final long ANSWER_SECONDS = 30;

    private final Process process;
    private final BufferedWriter in;
    private final Journal journal;
    private final BlockingQueue<HostAnswer> answers = new LinkedBlockingQueue<>();

    private GuestProcess(Process process, Journal journal) {
        this.process = process;
        this.in = process.outputWriter();
        this.journal = journal;
    }

    /**
     * Starts the process.
     *
     * @param enter the command that enters the guests' network, empty for this one
     * @throws UncheckedIOException if it cannot be started
     */
    static GuestProcess start(List<String> enter, Journal journal) {
        List<String> command = new ArrayList<>(enter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // six guests need little: no second compiler, no parallel collector beside the other systems of the lab
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GuestHost.class.getName()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            GuestProcess guests = new GuestProcess(process, journal);
            Thread.ofVirtual().name("guest-host-answers").start(guests::listen);
            return guests;
        } catch (IOException e) {
            throw new UncheckedIOException("the guest host process does not start", e);
        }
    }

    /**
     * Sends one command and waits for its answer.
     *
     * @throws IllegalStateException if the process refuses, or has gone
     */
    synchronized HostAnswer ask(HostCommand command) {
        try {
            in.write(GuestHost.JSON.writeValueAsString(command));
            in.newLine();
            in.flush();
            HostAnswer answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("the guest host process does not answer");
            }
            if (answer instanceof HostAnswer.Refused refused) {
                throw new IllegalStateException(refused.message());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("the guest host process has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a guest was being changed", e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Closing stdin ends the process; if it does not within five seconds it is killed. */
    @Override
    public void close() {
        try {
            in.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                HostAnswer answer = GuestHost.JSON.readValue(line, HostAnswer.class);
                if (answer instanceof HostAnswer.Journalled journalled) {
                    journal.add(journalled.entry());
                } else {
                    answers.add(answer);
                }
            }
        } catch (IOException e) {
            answers.add(new HostAnswer.Refused("the guest host process has gone: " + e.getMessage()));
            return;
        }
        answers.add(new HostAnswer.Refused("the guest host process has ended"));
    }
}
