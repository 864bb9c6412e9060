package dev.vmautoscaling.lab.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Guests on the loopback device, where all of 127.0.0.0/8 exists. The prefix is random; a socket bound on its gateway
 * for as long as the network is open keeps other labs away from it.
 */
final class LoopbackNetwork implements LabNetwork {
    private static final int APP_PORT = 8080;
    private static final int METRICS_PORT = 9100;
    private static final int TRIES = 20;

    private final String prefix;
    private final ServerSocket reservation;

    private LoopbackNetwork(String prefix, ServerSocket reservation) {
        this.prefix = prefix;
        this.reservation = reservation;
    }

    static LoopbackNetwork open() {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int i = 0; i < TRIES; i++) {
            // 127.0 belongs to the machine: resolvers and the like listen there
            String prefix = "127.%d.%d".formatted(random.nextInt(1, 255), random.nextInt(1, 255));
            if (canListen(prefix + ".1", METRICS_PORT) && canListen(prefix + ".1", APP_PORT)) {
                return new LoopbackNetwork(prefix, reserve(prefix));
            }
        }
        throw new LabNetworkUnavailable(
                "Port %d or %d is taken on every loopback address: stop what listens on it, or use --network netns."
                        .formatted(APP_PORT, METRICS_PORT));
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public boolean icmpCheck() {
        return false;
    }

    @Override
    public List<String> enter() {
        return List.of();
    }

    /** Every loopback address exists already. */
    @Override
    public void addAddress(String address) {}

    /** A loopback address cannot vanish. */
    @Override
    public void removeAddress(String address) {}

    @Override
    public Squatter squat(String address) {
        try {
            ServerSocket squatter = listen(address, APP_PORT);
            return () -> close(squatter);
        } catch (IOException e) {
            throw new UncheckedIOException(address + " cannot be squatted", e);
        }
    }

    @Override
    public void close() {
        close(reservation);
    }

    private static ServerSocket reserve(String prefix) {
        try {
            return listen(prefix + ".1", APP_PORT);
        } catch (IOException e) {
            throw new LabNetworkUnavailable("another lab took " + prefix + ".0/24 in this instant: try again", e);
        }
    }

    private static boolean canListen(String address, int port) {
        try (ServerSocket probe = listen(address, port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listen(String address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(address, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
