package dev.vmautoscaling.lab.f5;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** One try of a monitor against one address (facts 3, monitors). */
final class MonitorProbe {

    private static final int ENOUGH = 64 * 1024;
    private static final SSLContext TRUSTING = trusting();

    private MonitorProbe() {}

    /** Whether the target passes; blocks no longer than the time-out. */
    static boolean passes(String type, Item monitor, InetSocketAddress target, Duration timeout) {
        boolean passed;
        try {
            passed = type.endsWith("icmp")
                    ? answersPing(target.getAddress(), timeout)
                    : answers(type.equals("https"), monitor, aliased(monitor, target), timeout);
        } catch (IOException refusedOrSilent) {
            passed = false;
        }
        return passed != monitor.text("reverse").equals("enabled");
    }

    private static boolean answersPing(InetAddress address, Duration timeout) throws IOException {
        return address.isReachable((int) timeout.toMillis());
    }

    private static boolean answers(boolean secured, Item monitor, InetSocketAddress target, Duration timeout)
            throws IOException {
        int millis = (int) Math.max(1, timeout.toMillis());
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(millis);
            plain.connect(target, millis);
            if (!secured) {
                return converses(monitor, plain);
            }
            try (Socket tls =
                    TRUSTING.getSocketFactory().createSocket(plain, target.getHostString(), target.getPort(), true)) {
                return converses(monitor, tls);
            }
        }
    }

    private static boolean converses(Item monitor, Socket connection) throws IOException {
        String send = unescaped(monitor.text("send"));
        if (send.isEmpty()) {
            return true;
        }
        connection.getOutputStream().write(send.getBytes(StandardCharsets.ISO_8859_1));
        String wanted = monitor.text("recv");
        InputStream in = connection.getInputStream();
        if (wanted.isEmpty()) {
            return in.read() >= 0;
        }
        Pattern pattern = Pattern.compile(wanted);
        StringBuilder received = new StringBuilder();
        byte[] buffer = new byte[4096];
        for (int n = in.read(buffer); n >= 0 && received.length() < ENOUGH; n = in.read(buffer)) {
            received.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            if (pattern.matcher(received).find()) {
                return true;
            }
        }
        return false;
    }

    /** {@code destination} {@code *:443} sends the probe to another port than the member's. */
    private static InetSocketAddress aliased(Item monitor, InetSocketAddress target) {
        String destination = monitor.text("destination");
        return destination.matches("\\*[:.]\\d+")
                ? new InetSocketAddress(target.getAddress(), Integer.parseInt(destination.substring(2)))
                : target;
    }

    /** facts 3: the backslashes of {@code GET /\r\n} are characters of the stored text. */
    static String unescaped(String send) {
        return send.replace("\\r", "\r").replace("\\n", "\n");
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }

    /** An https monitor of a BIG-IP does not verify the server. */
    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
