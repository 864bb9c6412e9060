package dev.vmautoscaling.adapters.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The figures of one benchmark: a line each, and a file with where, when and how they were measured. */
final class Figures {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String bench;
    private final List<ObjectNode> figures = new ArrayList<>();

    Figures(String bench) {
        this.bench = bench;
    }

    /** @param runs how many measurements the figure was made from */
    Figures add(String figure, double value, String unit, int runs) {
        figures.add(JSON.createObjectNode()
                .put("bench", bench)
                .put("figure", figure)
                .put("value", Math.round(value * 1000) / 1000.0)
                .put("unit", unit)
                .put("runs", runs));
        return this;
    }

    /** Prints them, and writes the file. */
    void publish(Path file) {
        ObjectNode all = JSON.createObjectNode()
                .put("bench", bench)
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("machine", machine())
                .put("loadAverage", line("/proc/loadavg", ""))
                .put("command", "./autoscaler bench " + bench);
        all.putArray("figures").addAll(figures);
        figures.forEach(System.out::println);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String machine() {
        String model = line("/proc/cpuinfo", "model name").replaceAll("^[^:]*:\\s*", "");
        long kib = Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
        return model + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + kib / 1_048_576 + " GiB";
    }

    private static String line(String file, String begin) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(begin)).findFirst().orElse("0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value below which this share of them lies. */
    static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }
}
