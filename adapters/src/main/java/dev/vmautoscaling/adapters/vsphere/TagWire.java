package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.vsphere.Session.Account;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** vCenter's REST interface, as it has been since 6.5: {@code /rest/com/vmware/cis/…}, each answer in a {@code value}. */
final class TagWire {
    private static final String SESSION = "session";
    private static final String SESSION_HEADER = "vmware-api-session-id";

    private final Exchange exchange;
    private final URI root;
    private final Account account;
    private final Faults faults;
    private final OutsideCalls calls;
    private final InstantSource time;

    /** @param endpoint of the SOAP interface on the same vCenter */
    TagWire(Exchange exchange, URI endpoint, Account account, Faults faults, OutsideCalls calls, InstantSource time) {
        this.exchange = exchange;
        this.root = endpoint.resolve("/rest/com/vmware/cis/");
        this.account = account;
        this.faults = faults;
        this.calls = calls;
        this.time = time;
    }

    /** Logs in. Labels are given seldom, so no session is kept for them. */
    Open open(String purpose) {
        String credentials = account.username() + ":" + account.password();
        HttpRequest login = request(SESSION)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody())
                .build();
        return new Open(
                purpose, ask(Call.changing("POST " + SESSION, purpose), login).asString(""));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Accept", "application/json");
    }

    /** A session, ended when closed. */
    final class Open implements AutoCloseable {
        private final String purpose;
        private final String token;

        private Open(String purpose, String token) {
            this.purpose = purpose;
            this.token = token;
        }

        JsonNode get(String path) {
            return ask(
                    Call.reading("GET " + resource(path), purpose),
                    authorized(path).GET().build());
        }

        /** What is posted here may be posted again. */
        JsonNode post(String path, Map<String, Object> body) {
            HttpRequest request = authorized(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                    .build();
            return ask(Call.reading("POST " + resource(path), purpose), request);
        }

        private HttpRequest.Builder authorized(String path) {
            return request(path).header(SESSION_HEADER, token);
        }

        @Override
        public void close() {
            try {
                ask(
                        Call.reading("DELETE " + SESSION, purpose),
                        authorized(SESSION).DELETE().build());
            } catch (OutsideFault gone) {
                // It ends by itself after some idle minutes.
                return;
            }
        }
    }

    /** Without identities, so that calls can be counted. */
    private static String resource(String path) {
        return path.replaceAll("/id:[^?]*", "");
    }

    private JsonNode ask(Call call, HttpRequest request) {
        Instant started = time.instant();
        String outcome = "ok";
        try {
            HttpResponse<byte[]> response = exchange.send(request);
            if (response.statusCode() / 100 != 2) {
                throw faults.ofRest(call, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
            }
            return value(response.body());
        } catch (IOException e) {
            OutsideFault fault = faults.of(call, e);
            outcome = fault.kind().name().toLowerCase(Locale.ROOT);
            throw fault;
        } catch (OutsideFault fault) {
            outcome = fault.kind().name().toLowerCase(Locale.ROOT);
            throw fault;
        } finally {
            calls.record(faults.system(), call.method(), outcome, Duration.between(started, time.instant()));
        }
    }

    private static JsonNode value(byte[] body) throws MalformedAnswer {
        if (body.length == 0) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            return JsonMapper.shared().readTree(body).path("value");
        } catch (JacksonException e) {
            throw new MalformedAnswer("the answer is no JSON", e);
        }
    }
}
