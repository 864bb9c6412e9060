package dev.vmautoscaling.lab.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process in which all guests of a lab run, so that they can live in a network namespace of their own. It obeys
 * JSON lines on stdin, answers each on stdout, and ends when stdin ends: it cannot outlive the lab that started it.
 */
public final class GuestHost {
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final PrintStream out;
    private final Guests guests;

    private GuestHost(PrintStream out, GuestClock clock) {
        this.out = out;
        this.guests = new Guests(clock, entry -> say(new HostAnswer.Journalled(entry)));
    }

    /** Serves until stdin ends. */
    public static void main(String[] unused) throws IOException {
        // without it every second small answer on a kept connection waits 40 ms for a delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // what libraries print must not be mistaken for an answer
        System.setOut(System.err);
        new GuestHost(out, GuestClock.SYSTEM).serve();
        // connections in progress must not keep the process
        System.exit(0);
    }

    private void serve() throws IOException {
        try (guests;
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(answerTo(line));
            }
        }
    }

    private HostAnswer answerTo(String line) {
        try {
            return guests.obey(JSON.readValue(line, HostCommand.class));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return new HostAnswer.Refused("cannot obey " + line + ": " + e.getMessage());
        }
    }

    private void say(HostAnswer answer) {
        String line = JSON.writeValueAsString(answer);
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
