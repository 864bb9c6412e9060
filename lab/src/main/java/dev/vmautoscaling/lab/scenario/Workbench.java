package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Opened;
import dev.vmautoscaling.lab.wire.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything as for the demonstration, with the systems known and nothing set up on them: for tests that do that through
 * the console. The first line on stdout says where everything is; then orders are read from stdin, each answered with a
 * line, and the end of stdin ends everything.
 *
 * <pre>
 * load RATE               so many requests per second from now on
 * health pass|fail|slow   how the VMs that the control plane makes answer their health path, those that run included
 * f5 down|up              whether the F5's management interface can be reached
 * destroy NAME            somebody destroys this template in vCenter
 * abort                   somebody aborts the build that drives an event
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
            World world = opened.add(new World(options.withJenkins(), 1));
            world.awaitServing();
            SteadyLoad load = opened.add(new SteadyLoad(world.site().service()));
            load.become(Surge.QUIET_RATE);
            System.out.println(whereEverythingIs(world));
            Orders given = new Orders(world, load);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(given.carriedOut(order.strip()));
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
                .put(
                        "config",
                        world.config()
                                .withEngine(ShopConfig.Engine.EMBEDDED)
                                .withOutCooldown(10)
                                .yaml())
                .put("prefix", world.site().network().prefix())
                .put("vipAddress", world.site().vipAddress())
                .put("vipPort", world.site().vipPort())
                .put("highRate", Surge.HIGH_RATE)
                .put("quietRate", Surge.QUIET_RATE);
    }
}
