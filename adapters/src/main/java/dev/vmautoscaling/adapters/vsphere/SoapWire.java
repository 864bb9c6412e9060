package dev.vmautoscaling.adapters.vsphere;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One question, one answer, over HTTP; knows neither sessions nor what the answers mean. Thread-safe. */
final class SoapWire {
    private static final String SESSION_COOKIE = "vmware_soap_session";

    private final Lines lines;

    SoapWire(Lines lines) {
        this.lines = lines;
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
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/xml; charset=utf-8");
        headers.put("SOAPAction", "\"urn:vim25/6.5\"");
        cookie.ifPresent(value -> headers.put("Cookie", SESSION_COOKIE + "=" + value));
        Line.Answer answer = lines.post(headers, ElementWriter.envelope(question));
        // SOAP 1.1 carries faults in a 500; a body that is no envelope then is a proxy's or a broken server's.
        if (answer.status() != 200 && !(answer.status() == 500 && answer.body().length > 0)) {
            throw new HttpRefusal(answer.status());
        }
        return new Answer(bodyOf(ElementReader.read(answer.body())), sessionCookie(answer));
    }

    private static Element bodyOf(Element envelope) throws MalformedAnswer {
        return envelope.child("Body")
                .flatMap(body -> body.children().stream().findFirst())
                .orElseThrow(() -> new MalformedAnswer("the answer is no SOAP envelope", Optional.empty()));
    }

    /** The value is kept as it came, quotes and all: vCenter compares it so. Other cookies are not ours to keep. */
    private static Optional<String> sessionCookie(Line.Answer answer) {
        String start = SESSION_COOKIE + "=";
        return answer.values("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()).split(";", 2)[0].strip())
                .findFirst();
    }
}
