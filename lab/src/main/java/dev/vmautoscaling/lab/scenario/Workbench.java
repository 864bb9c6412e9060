package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.guest.HealthMode;
import dev.vmautoscaling.lab.guest.HealthOrder;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Opened;
import dev.vmautoscaling.lab.wire.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything as for the demonstration, with the systems known and nothing set up on them: for tests that do that through
 * the console. The first line on stdout says where everything is; then orders are read from stdin, each answered with a
 * line, and the end of stdin ends everything.
 *
 * <pre>
 * load RATE               so many requests per second from now on
 * health pass|fail|slow   how guests that start from now on answer their health path
 * </pre>
 */
public final class Workbench {
    private Workbench() {}

    /** Takes the options of the demonstration. */
    public static void main(String... arguments) throws IOException {
        try {
            serve(Options.parse(arguments));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException | Waiting.TookTooLong e) {
            System.err.println("the workbench does not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void serve(Options options) throws IOException {
        try (Opened opened = new Opened();
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            World world = opened.add(new World(options, 1));
            world.awaitServing();
            SteadyLoad load = opened.add(new SteadyLoad(world.site().service()));
            load.become(Surge.QUIET_RATE);
            System.out.println(whereEverythingIs(world));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(carriedOut(order.strip(), world, load));
            }
        }
    }

    private static ObjectNode whereEverythingIs(World world) throws IOException {
        return Http.JSON
                .createObjectNode()
                .put("url", world.controlPlane().url().toString())
                .put(
                        "password",
                        Files.readString(world.controlPlane().passwordFile()).strip())
                .put("config", world.config().withOutCooldown(10).yaml())
                .put("prefix", world.site().network().prefix())
                .put("vipAddress", world.site().vipAddress())
                .put("vipPort", world.site().vipPort())
                .put("highRate", Surge.HIGH_RATE)
                .put("quietRate", Surge.QUIET_RATE);
    }

    private static String carriedOut(String order, World world, SteadyLoad load) {
        try {
            String[] words = order.split(" ", 2);
            String argument = words.length == 2 ? words[1] : "";
            switch (words[0]) {
                case "load" -> load.become(Double.parseDouble(argument));
                case "health" ->
                    world.site()
                            .guests()
                            .health(HealthOrder.forNewGuests(HealthMode.valueOf(argument.toUpperCase(Locale.ROOT))));
                default -> throw new IllegalArgumentException("unknown order " + words[0]);
            }
            return "done";
        } catch (IllegalArgumentException e) {
            return "refused: " + e.getMessage();
        }
    }
}
