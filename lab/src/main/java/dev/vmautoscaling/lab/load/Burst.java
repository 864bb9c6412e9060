package dev.vmautoscaling.lab.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many requests at the same moment, each on a connection of its own, as Alertmanager sends a thousand notifications. One
 * thread does it all, so that the client takes as little as it can of the machine that it shares with the server.
 */
public final class Burst {
    private static final int ANSWER = 8_192;

    private Burst() {}

    /**
     * What became of one request.
     *
     * @param status of HTTP; 0 when the connection broke or nothing came in time
     * @param took from the beginning of the connection to the end of the answer's header
     */
    public record Answer(int status, Duration took) {}

    /**
     * Sends all of them at once.
     *
     * @param requests each a whole HTTP request
     * @param limit after which whatever is unanswered is given up
     * @return in the order of the requests
     */
    public static List<Answer> send(InetSocketAddress address, List<byte[]> requests, Duration limit) {
        try (Selector selector = Selector.open()) {
            List<Call> calls = new ArrayList<>(requests.size());
            for (byte[] request : requests) {
                calls.add(Call.open(selector, address, request));
                answered(selector, selector.selectNow());
            }
            long end = System.nanoTime() + limit.toNanos();
            while (calls.stream().anyMatch(Call::isOpen) && System.nanoTime() < end) {
                answered(selector, selector.select(100));
            }
            return calls.stream().map(Call::finished).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answered(Selector selector, int ready) {
        if (ready > 0) {
            selector.selectedKeys().forEach(key -> ((Call) key.attachment()).proceed(key));
            selector.selectedKeys().clear();
        }
    }

    private static final class Call {
        private final SocketChannel channel;
        private final ByteBuffer request;
        private final ByteBuffer answer = ByteBuffer.allocate(ANSWER);
        private final long started = System.nanoTime();
        private Answer result = new Answer(0, Duration.ZERO);

        private Call(SocketChannel channel, byte[] request) {
            this.channel = channel;
            this.request = ByteBuffer.wrap(request);
        }

        static Call open(Selector selector, InetSocketAddress address, byte[] request) throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Call call = new Call(channel, request);
            channel.connect(address);
            channel.register(selector, SelectionKey.OP_CONNECT, call);
            return call;
        }

        boolean isOpen() {
            return channel.isOpen();
        }

        void proceed(SelectionKey key) {
            try {
                if (key.isConnectable() && channel.finishConnect()) {
                    key.interestOps(SelectionKey.OP_WRITE);
                }
                if (key.isWritable() && channel.write(request) >= 0 && !request.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
                if (key.isReadable()) {
                    read();
                }
            } catch (IOException e) {
                end(0);
            }
        }

        private void read() throws IOException {
            int count = channel.read(answer);
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            if (text.contains("\r\n\r\n")) {
                end(status(text));
            } else if (count < 0 || !answer.hasRemaining()) {
                end(0);
            }
        }

        /** The number in {@code HTTP/1.1 200}. */
        private static int status(String text) {
            String[] words = text.split(" ", 3);
            return words.length > 1 && words[1].matches("[1-5][0-9][0-9]") ? Integer.parseInt(words[1]) : 0;
        }

        private void end(int status) {
            result = new Answer(status, Duration.ofNanos(System.nanoTime() - started));
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Answer finished() {
            if (isOpen()) {
                end(0);
            }
            return result;
        }
    }

    /** A POST of JSON with a bearer token. */
    public static byte[] post(InetSocketAddress address, String path, String token, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = """
                POST %s HTTP/1.1
                Host: %s:%d
                User-Agent: Alertmanager/0.25.0
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: %d

                """.formatted(path, address.getHostString(), address.getPort(), token, body.length)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }
}
