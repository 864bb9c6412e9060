package dev.vmautoscaling.adapters.vsphere;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Answers on the wire exactly as a test says: for what no simulator does. Logging in works unless a test says otherwise. */
final class ScriptedVcenter implements AutoCloseable {
    static final String COOKIE = "\"5f0c\"";

    /** @param setCookies whole header values */
    record Answer(int status, String body, List<String> setCookies) {
        static Answer of(String method, String content) {
            return new Answer(
                    200,
                    envelope("<" + method + "Response xmlns=\"urn:vim25\">" + content + "</" + method + "Response>"),
                    List.of());
        }

        static Answer fault(String type, String fields) {
            return new Answer(
                    500,
                    envelope("<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring></faultstring><detail><"
                            + type + "Fault xmlns=\"urn:vim25\" xsi:type=\"" + type + "\">" + fields + "</" + type
                            + "Fault></detail></soapenv:Fault>"),
                    List.of());
        }

        static Answer raw(int status, String body) {
            return new Answer(status, body, List.of());
        }

        private static String envelope(String body) {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                    + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>" + body
                    + "</soapenv:Body></soapenv:Envelope>";
        }
    }

    /** One call as it came in. */
    record Heard(String method, String cookie) {}

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<Answer>> overrides = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final HttpClient http;

    ScriptedVcenter() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sdk", this::serve);
        server.setExecutor(threads);
        server.start();
        http = HttpClient.newBuilder().executor(threads).build();
    }

    /** A session to it, with a short patience. */
    Session session(String password, InstantSource time) {
        return session(password, UnaryOperator.identity(), time);
    }

    Session session(String password, UnaryOperator<String> firstInstance, InstantSource time) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sdk");
        SoapWire wire = new SoapWire(new Lines(
                url,
                Trust.of(Optional.empty(), Optional.empty()).context(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10)));
        return new Session(
                wire,
                new Session.Account("me", password),
                new Faults("vCenter scripted"),
                firstInstance,
                OutsideCalls.UNHEARD,
                time);
    }

    /** The VMs there, through such a session; there are no tags. */
    VsphereVirtualMachines machines(InstantSource time) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sdk");
        Faults faults = new Faults("vCenter scripted");
        TagWire wire = new TagWire(
                new Exchange(http, Duration.ofSeconds(10)),
                url,
                new Session.Account("me", "secret"),
                faults,
                OutsideCalls.UNHEARD,
                time);
        return new VsphereVirtualMachines(session("secret", time), faults, new Tags(wire, faults), time);
    }

    /** From now on this method is answered so; the usual answer is given in. */
    void answer(String method, UnaryOperator<Answer> answer) {
        overrides.put(method, answer);
    }

    void answer(String method, Answer answer) {
        answer(method, usual -> answer);
    }

    long calls(String method) {
        return heard.stream().filter(call -> call.method.equals(method)).count();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = request.replaceAll("(?s).*<soapenv:Body><(\\w+) .*", "$1");
            heard.add(new Heard(
                    method, String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))));
            Answer answer = overrides.getOrDefault(method, usual -> usual).apply(usual(method));
            answer.setCookies.forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer usual(String method) {
        return switch (method) {
            case "RetrieveServiceContent" ->
                Answer.of(
                        method,
                        "<returnval><rootFolder type=\"Folder\">group-d1</rootFolder>"
                                + "<propertyCollector type=\"PropertyCollector\">pc</propertyCollector>"
                                + "<viewManager type=\"ViewManager\">vm</viewManager><about><fullName>Scripted</fullName>"
                                + "<apiVersion>8</apiVersion><instanceUuid>scripted</instanceUuid></about><sessionManager type=\"SessionManager\">sm</sessionManager>"
                                + "<customFieldsManager type=\"CustomFieldsManager\">cf</customFieldsManager>"
                                + "<authorizationManager type=\"AuthorizationManager\">am</authorizationManager>"
                                + "<eventManager type=\"EventManager\">em</eventManager>"
                                + "<searchIndex type=\"SearchIndex\">si</searchIndex></returnval>");
            case "Login" -> {
                Answer answer = Answer.of(method, "<returnval><key>k</key></returnval>");
                yield new Answer(
                        200,
                        answer.body,
                        List.of("other=thing; Path=/", "vmware_soap_session=" + COOKIE + "; Path=/; HttpOnly; Secure"));
            }
            case "CurrentTime" -> Answer.of(method, "<returnval>2026-01-01T00:00:00Z</returnval>");
            default -> Answer.fault("InvalidRequest", "");
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
