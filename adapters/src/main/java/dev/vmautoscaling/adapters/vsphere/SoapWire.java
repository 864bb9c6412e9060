package dev.vmautoscaling.adapters.vsphere;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question, one answer, over HTTP; knows neither sessions nor what the answers mean. Thread-safe. */
final class SoapWire {
    /** 1,000 VMs with all their extra configuration take about 12 MB. */
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    private static final String SESSION_COOKIE = "vmware_soap_session";

    private final HttpClient http;
    private final URI endpoint;
    private final Duration timeout;

    /** @param timeout for a whole call, to the last byte of its answer */
    SoapWire(HttpClient http, URI endpoint, Duration timeout) {
        this.http = http;
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    /**
     * @param body the content of the SOAP body: the method's response, or {@code Fault}
     * @param cookie the session that the answer hands out
     */
    record Answer(Element body, Optional<String> cookie) {
        Optional<VimFault> fault() {
            return body.name().equals("Fault") ? Optional.of(VimFault.ofSoap(body)) : Optional.empty();
        }
    }

    /** @param cookie the session's, as it was received */
    Answer ask(Element question, Optional<String> cookie) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:vim25/6.5\"")
                .POST(BodyPublishers.ofString(ElementWriter.envelope(question)));
        cookie.ifPresent(value -> request.header("Cookie", SESSION_COOKIE + "=" + value));
        HttpResponse<byte[]> response = send(request.build());
        // SOAP 1.1 carries faults in a 500; a body that is no envelope then is a proxy's or a broken server's.
        if (response.statusCode() != 200 && !(response.statusCode() == 500 && response.body().length > 0)) {
            throw new HttpRefusal(response.statusCode());
        }
        return new Answer(bodyOf(ElementReader.read(response.body())), sessionCookie(response));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, head -> new LimitedBody(LARGEST_ANSWER));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the call was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }

    private static Element bodyOf(Element envelope) throws MalformedAnswer {
        return envelope.child("Body")
                .flatMap(body -> body.children().stream().findFirst())
                .orElseThrow(() -> new MalformedAnswer("the answer is no SOAP envelope", Optional.empty()));
    }

    /** The value is kept as it came, quotes and all: vCenter compares it so. Other cookies are not ours to keep. */
    private static Optional<String> sessionCookie(HttpResponse<?> response) {
        String start = SESSION_COOKIE + "=";
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()).split(";", 2)[0].strip())
                .findFirst();
    }
}
