package dev.vmautoscaling.adapters.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A disk in memory with room for 64 kB. Needs root, or a sudo that does not ask. */
public final class SmallDisk implements AutoCloseable {
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    public static SmallDisk mount(Path path) throws IOException, InterruptedException {
        run("mount", "-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs", path.toString());
        return new SmallDisk(path);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(OpenSsh.USER.equals("root") ? List.of() : List.of("sudo", "-n"));
        words.addAll(Arrays.asList(command));
        if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
            throw new IOException("cannot " + String.join(" ", words));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", path.toString());
    }
}
