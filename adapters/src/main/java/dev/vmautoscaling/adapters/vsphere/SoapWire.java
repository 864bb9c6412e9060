package dev.vmautoscaling.adapters.vsphere;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;

/** One question, one answer, over HTTP; knows neither sessions nor what the answers mean. Thread-safe. */
final class SoapWire {
    private static final String SESSION_COOKIE = "vmware_soap_session";

    private final Exchange exchange;
    private final URI endpoint;

    SoapWire(Exchange exchange, URI endpoint) {
        this.exchange = exchange;
        this.endpoint = endpoint;
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
        HttpResponse<byte[]> response = exchange.send(request.build());
        // SOAP 1.1 carries faults in a 500; a body that is no envelope then is a proxy's or a broken server's.
        if (response.statusCode() != 200 && !(response.statusCode() == 500 && response.body().length > 0)) {
            throw new HttpRefusal(response.statusCode());
        }
        return new Answer(bodyOf(ElementReader.read(response.body())), sessionCookie(response));
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
