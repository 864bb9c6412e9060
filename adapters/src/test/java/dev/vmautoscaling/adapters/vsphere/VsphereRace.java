package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Ours against pyVmomi, in turn, on one simulated vCenter without delays. Called by {@code bench/vsphere.sh} with the
 * peer's script and a file for the figures as JSON; prints a line of JSON for each. Exit code 1 when either made an error.
 */
final class VsphereRace {
    private static final int CYCLES_A_ROUND = 20;
    private static final int AT_ONCE = 50;

    /** Turns until a JVM on a busy machine has compiled what it runs; a Python is warm at once. */
    private static final int WARM_UPS = 30;

    private static final int LISTED = 1000;

    /** @param rounds of which each has one turn of each side */
    private record Discipline(String figure, int warmUps, int rounds, Function<Racer, Racer.Timing> turn) {}

    private record Figure(String name, List<Double> ours, List<Double> peers) {
        double value() {
            return median(ours);
        }

        double peerValue() {
            return median(peers);
        }

        double ratio() {
            return value() / peerValue();
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "{\"bench\":\"vsphere\",\"figure\":\"%s\",\"value\":%.1f,\"unit\":\"ms\",\"runs\":%d,"
                            + "\"peer\":\"pyVmomi\",\"peerValue\":%.1f,\"ratio\":%.2f}",
                    name,
                    value(),
                    ours.size(),
                    peerValue(),
                    ratio());
        }
    }

    private final Racer us;
    private final Racer peer;
    private int errors;
    private int turns;

    private VsphereRace(Racer us, Racer peer) {
        this.us = us;
        this.peer = peer;
    }

    public static void main(String[] args) throws IOException {
        List<Figure> figures = new ArrayList<>();
        int errors;
        Path script = Path.of(args[0]);
        try (LabVcenter lab = new LabVcenter(VcenterOptions.shop());
                PeerRacer peer = new PeerRacer(script, lab.simulator)) {
            OurRacer us = new OurRacer(lab);
            us.cycles(1, "first"); // makes the folder, which the peer takes for granted
            VsphereRace race = new VsphereRace(us, peer);
            figures.add(race.run(new Discipline(
                    "life cycle in a session, median",
                    WARM_UPS,
                    6,
                    racer -> racer.cycles(CYCLES_A_ROUND, race.prefix()))));
            figures.add(race.run(new Discipline(
                    "life cycle, pyVmomi too customizing by the clone call, median",
                    1,
                    6,
                    racer -> racer.leanCycles(CYCLES_A_ROUND, race.prefix()))));
            figures.add(race.run(new Discipline(
                    AT_ONCE + " life cycles at once, median", 2, 7, racer -> racer.parallel(AT_ONCE, race.prefix()))));
            errors = race.errors;
        }
        try (LabVcenter lab = new LabVcenter(large());
                PeerRacer peer = new PeerRacer(script, lab.simulator)) {
            VsphereRace race = new VsphereRace(new OurRacer(lab), peer);
            figures.add(race.run(new Discipline(
                    "list of " + LISTED + " VMs with " + Racer.PROPERTIES.size() + " properties, median",
                    3,
                    7,
                    racer -> racer.list(2))));
            errors += race.errors;
        }
        figures.forEach(figure -> System.out.println(figure.line()));
        Files.writeString(
                Path.of(args[1]),
                String.join(
                                ",\n",
                                figures.stream()
                                        .map(figure -> "  " + figure.line())
                                        .toList()) + "\n");
        System.err.println(errors + " errors");
        System.exit(errors == 0 ? 0 : 1);
    }

    /** Together with the template there are as many VMs as are to be listed. */
    private static VcenterOptions large() {
        VcenterOptions options = VcenterOptions.empty().withTemplate("shop-template");
        for (int i = 1; i < LISTED; i++) {
            options = options.withBaseVm("listed-" + i, "127.95." + i / 200 + "." + (1 + i % 200));
        }
        return options;
    }

    private String prefix() {
        return "race-" + turns++;
    }

    /** Who begins changes from round to round: a machine that gets slower or quicker meanwhile does so for both. */
    private Figure run(Discipline discipline) {
        for (int i = 0; i < discipline.warmUps; i++) {
            turn(discipline, us);
            turn(discipline, peer);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        for (int round = 0; round < discipline.rounds; round++) {
            if (round % 2 == 0) {
                ours.addAll(turn(discipline, us));
                peers.addAll(turn(discipline, peer));
            } else {
                peers.addAll(turn(discipline, peer));
                ours.addAll(turn(discipline, us));
            }
        }
        Figure figure = new Figure(discipline.figure, ours, peers);
        System.err.printf(
                Locale.ROOT,
                "%s: ours %.1f ms, pyVmomi %.1f ms, %.2f of it%n",
                figure.name,
                figure.value(),
                figure.peerValue(),
                figure.ratio());
        return figure;
    }

    private List<Double> turn(Discipline discipline, Racer racer) {
        Racer.Timing timing = discipline.turn.apply(racer);
        errors += timing.errors();
        return timing.ms();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }
}
