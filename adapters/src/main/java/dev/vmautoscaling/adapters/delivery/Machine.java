package dev.vmautoscaling.adapters.delivery;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server on its machine: its container, its checking tool, its reload and its log. */
public final class Machine {
    private final Supplier<Host> hosts;
    private final DeliverySettings settings;
    private final HttpApi api;

    public Machine(Supplier<Host> hosts, DeliverySettings settings, HttpApi api) {
        this.hosts = hosts;
        this.settings = settings;
        this.api = api;
    }

    /** A directory or file of the machine that the container sees under another name. */
    private record Mount(String source, String destination) {
        boolean holds(String path) {
            return path.equals(source) || path.startsWith(source + "/");
        }

        String inside(String path) {
            return destination + path.substring(source.length());
        }
    }

    public Host host() {
        return hosts.get();
    }

    public DeliverySettings settings() {
        return settings;
    }

    /** Whether the container has this very file and not its directory. */
    public boolean isMountedAlone(String path) {
        return settings.container().isPresent()
                && mounts().stream().anyMatch(mount -> mount.source().equals(path));
    }

    /** The path as the server sees it. */
    public String inside(String path) {
        return settings.container().isEmpty() ? path : mounted(path).orElse(path);
    }

    private Optional<String> mounted(String path) {
        return mounts().stream()
                .filter(mount -> mount.holds(path))
                .max(Comparator.comparingInt(mount -> mount.source().length()))
                .map(mount -> mount.inside(path));
    }

    private List<Mount> mounts() {
        String container = settings.container().orElseThrow();
        Host.Ended ended = run(docker("inspect", "-f", "{{json .Mounts}}", container));
        if (!ended.isFine()) {
            throw faults().docker("look at container " + container, ended);
        }
        // Docker's warnings come before it.
        String json = ended.said().substring(Math.max(0, ended.said().lastIndexOf("\n[") + 1));
        try {
            List<Mount> mounts = new ArrayList<>();
            for (JsonNode mount : JsonMapper.shared().readTree(json)) {
                mounts.add(new Mount(
                        mount.path("Source").asString(""),
                        mount.path("Destination").asString("")));
            }
            return mounts;
        } catch (JacksonException e) {
            throw faults().docker("look at container " + container, ended).causedBy(e);
        }
    }

    private Host.Ended run(List<String> command) {
        return host().run(command);
    }

    private List<String> docker(String... words) {
        return withRights("docker", words);
    }

    private List<String> withRights(String program, String... words) {
        List<String> command = new ArrayList<>(settings.sudo() ? List.of("sudo", "-n", program) : List.of(program));
        command.addAll(List.of(words));
        return command;
    }

    private MachineFaults faults() {
        return new MachineFaults(api.system(), host().name(), settings.sudo());
    }

    /**
     * What the server's own tool says against a file; empty when nothing, or where there is no such tool. In a container its own
     * version of the tool is asked, which also sees the server's other files.
     *
     * @param tool program and sub-command
     * @param alone what to add where the tool sees nothing but the text
     */
    public Optional<String> complaint(List<String> tool, List<String> alone, String candidate, String text) {
        Host.Ended ended = settings.container().isPresent()
                ? inside(settings.container().get(), tool, alone, candidate, text)
                : run(with(tool, List.of(), candidate));
        return ended.isFine() || ended.isMissing()
                ? Optional.empty()
                : Optional.of(MachineFaults.shortened(ended.said()));
    }

    private Host.Ended inside(String container, List<String> tool, List<String> alone, String path, String text) {
        Optional<String> seen = mounted(path);
        List<String> command = new ArrayList<>(docker("exec", "-i", container));
        command.addAll(
                seen.map(inside -> with(tool, List.of(), inside)).orElseGet(() -> with(tool, alone, "/dev/stdin")));
        byte[] input = seen.isPresent() ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        Host.Ended ended = host().run(command, input);
        // The codes with which docker itself says that it could not run it.
        boolean noTool = ended.code() == 126 || ended.code() == 127;
        if (!ended.isFine() && !noTool && MachineFaults.isDockersOwn(ended)) {
            throw faults().docker("run " + tool.getFirst() + " in container " + container, ended);
        }
        return noTool ? new Host.Ended(127, ended.said()) : ended;
    }

    private static List<String> with(List<String> tool, List<String> more, String file) {
        List<String> command = new ArrayList<>(tool);
        command.addAll(more);
        command.add(file);
        return command;
    }

    /** Has the server read its files again, in the way that the connection says. */
    public void reload() {
        switch (settings.reload()) {
            case HTTP -> api.post("/-/reload");
            case DOCKER -> order("docker", "kill", "-s", "HUP", container());
            case SYSTEMCTL -> order("systemctl", "reload", unit());
            case DOCKER_RESTART -> order("docker", "restart", container());
            case SYSTEMCTL_RESTART -> order("systemctl", "restart", unit());
        }
    }

    private String container() {
        return settings.container().orElseThrow(() -> incomplete("the container's name"));
    }

    private String unit() {
        return settings.unit().orElseThrow(() -> incomplete("the unit's name"));
    }

    private OutsideFault incomplete(String what) {
        return new OutsideFault(
                PERMANENT, api.system(), "reload", what + " is not set", "set it in the connection's delivery");
    }

    private void order(String program, String... words) {
        Host.Ended ended = run(withRights(program, words));
        if (!ended.isFine()) {
            String operation = program + " " + String.join(" ", words);
            throw program.equals("docker")
                    ? faults().docker(operation, ended)
                    : faults().systemctl(operation, ended, words[words.length - 1]);
        }
    }

    /** The last of its log, where it can be had. */
    public String lastWords() {
        Optional<List<String>> command = settings.container()
                .map(name -> docker("logs", "--tail", "5", name))
                .or(() -> settings.unit()
                        .map(name -> withRights("journalctl", "-u", name, "-n", "5", "--no-pager", "-o", "cat")));
        return command.map(this::run)
                .filter(Host.Ended::isFine)
                .map(ended -> MachineFaults.shortened(ended.said()))
                .orElse("");
    }
}
