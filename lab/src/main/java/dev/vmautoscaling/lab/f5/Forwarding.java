package dev.vmautoscaling.lab.f5;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;

/** One client connection and its server connection; octets go both ways until both sides have ended. */
final class Forwarding {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int BUFFER = 16 * 1024;

    private final Socket client;
    private final Socket server = new Socket();
    private final Traffic virtual;
    private final LoadBalancer.Choice choice;

    Forwarding(Socket client, Traffic virtual, LoadBalancer.Choice choice) {
        this.client = client;
        this.virtual = virtual;
        this.choice = choice;
    }

    /** Forwards until the connection has ended; the second direction runs on a thread of its own. */
    void run(Executor threads) {
        try (client;
                server) {
            server.setTcpNoDelay(true);
            server.connect(target(), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            CountDownLatch ended = new CountDownLatch(1);
            threads.execute(() -> {
                try {
                    copy(server, client, this::out);
                } finally {
                    ended.countDown();
                }
            });
            copy(client, server, this::in);
            ended.await();
        } catch (IOException | RejectedExecutionException unreachable) {
            // as a BIG-IP without reselect, or one that is being switched off: the client is reset
            reset(client);
        } catch (InterruptedException closing) {
            reset(client);
            reset(server);
            Thread.currentThread().interrupt();
        }
    }

    private InetSocketAddress target() {
        Item member = choice.member();
        return new InetSocketAddress(
                InetAddress.ofLiteral(MemberName.withoutRouteDomain(member.text("address"))),
                Configuration.portOf(member.path()));
    }

    /** Copies one direction to its end; a broken side breaks the other too. */
    private void copy(Socket from, Socket to, IntConsumer count) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                count.accept(n);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(to);
        }
    }

    private void in(int octets) {
        virtual.in(octets);
        choice.traffic().in(octets);
    }

    private void out(int octets) {
        virtual.out(octets);
        choice.traffic().out(octets);
    }

    /** Ends a connection so that the other side sees a reset, not an end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            return;
        }
    }
}
