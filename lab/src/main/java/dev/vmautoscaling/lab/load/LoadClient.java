package dev.vmautoscaling.lab.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Sends single requests as a real client would, on new and kept connections, and says how each ended. */
final class LoadClient implements AutoCloseable {
    private final LongSupplier nanos;
    private final InetSocketAddress address;
    private final byte[] keeping;
    private final byte[] closing;
    private final ConnectionPool pool;
    private final Runnable onReconnect;

    LoadClient(LoadSettings settings, LongSupplier nanos, Runnable onReconnect) {
        this.nanos = nanos;
        this.onReconnect = onReconnect;
        address = new InetSocketAddress(settings.target().getHost(), settings.port());
        String path = settings.target().getRawPath().isEmpty()
                ? "/"
                : settings.target().getRawPath();
        keeping = HttpConnection.get(settings.target().getRawAuthority(), path, true);
        closing = HttpConnection.get(settings.target().getRawAuthority(), path, false);
        pool = new ConnectionPool(settings.connections(), nanos);
    }

    Outcome send(boolean keep, long deadline) {
        try {
            HttpConnection.Answer answer = keep ? askKept(deadline) : askOnce(deadline);
            return answer.status() / 100 == 2
                    ? new Outcome.Good(answer.servedBy())
                    : new Outcome.Failed("status " + answer.status());
        } catch (SocketTimeoutException e) {
            return new Outcome.Failed("timeout");
        } catch (IOException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return new Outcome.Failed("not an HTTP answer");
        }
    }

    void closeExpired() {
        pool.closeExpired();
    }

    @Override
    public void close() {
        pool.close();
    }

    private HttpConnection.Answer askOnce(long deadline) throws IOException {
        try (HttpConnection connection = HttpConnection.open(address, deadline, nanos)) {
            return connection.ask(closing, deadline);
        }
    }

    private HttpConnection.Answer askKept(long deadline) throws IOException {
        Optional<HttpConnection> idle = pool.take();
        if (idle.isPresent()) {
            try {
                return askAndKeep(idle.get(), deadline);
            } catch (ClosedBeforeAnswer e) {
                // the server closed the idle connection while the request was on its way: GET may be repeated
                onReconnect.run();
            }
        }
        return askAndKeep(HttpConnection.open(address, deadline, nanos), deadline);
    }

    private HttpConnection.Answer askAndKeep(HttpConnection connection, long deadline) throws IOException {
        boolean keeps = false;
        try {
            HttpConnection.Answer answer = connection.ask(keeping, deadline);
            keeps = answer.kept();
            return answer;
        } finally {
            if (keeps) {
                pool.give(connection);
            } else {
                connection.close();
            }
        }
    }
}
