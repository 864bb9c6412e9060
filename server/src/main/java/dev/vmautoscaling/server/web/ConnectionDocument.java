package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.server.config.Lines;
import dev.vmautoscaling.server.config.Secret;
import dev.vmautoscaling.server.persistence.Connection;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection as an operator writes it.
 *
 * @param url its only address; or {@code urls}, one for each unit of a redundant pair
 * @param password kept when absent, unless what it is sent to changes
 * @param sha256 the fingerprint of its certificate, with or without colons
 * @param caPem the authority that signed its certificate
 */
record ConnectionDocument(
        Connection.Kind kind,
        @Example("https://vcenter.example.com") Optional<String> url,
        List<String> urls,
        @Example("svc-autoscaler@vsphere.local") Optional<String> username,
        @Secret @Example("a long secret") Optional<String> password,
        Optional<String> sha256,
        @Lines Optional<String> caPem)
        implements Checked {
    private static final String ADDRESS = "a URL such as https://vcenter.example.com, without user, query or fragment";

    @Override
    public void check(Checks checks) {
        checks.require(!all().isEmpty() && all().size() <= 4, "url", all().size() + " given", "1 to 4 URLs", "");
        url.ifPresent(text -> checkUrl(checks, "url", text));
        for (int i = 0; i < urls.size(); i++) {
            checkUrl(checks, "urls[" + i + "]", urls.get(i));
        }
        username.ifPresent(name -> checks.require(
                name.length() <= 200 && !name.contains(":"), "username", name, "at most 200 characters, no colon", ""));
        checks.require(
                username.filter(name -> !name.isEmpty()).isPresent() || !needsLogin(),
                "username",
                "nothing",
                "a user name",
                "a " + Words.of(kind) + " asks for a log-in");
        sha256.ifPresent(print -> checks.require(
                normalized(print).matches("[0-9a-f]{64}"),
                "sha256",
                print,
                "64 hexadecimal digits, with or without colons",
                ""));
        caPem.ifPresent(pem -> checks.require(isCertificate(pem), "caPem", "a text", "certificates in PEM form", ""));
    }

    private List<String> all() {
        return Stream.concat(url.stream(), urls.stream()).distinct().toList();
    }

    boolean needsLogin() {
        return kind == Connection.Kind.VCENTER || kind == Connection.Kind.F5;
    }

    private void checkUrl(Checks checks, String field, String text) {
        Optional<URI> uri = parsed(text);
        checks.require(uri.filter(ConnectionDocument::isPlain).isPresent(), field, text, ADDRESS, "");
        uri.filter(ConnectionDocument::isPlain)
                .ifPresent(plain -> checks.require(
                        !needsLogin() || "https".equals(plain.getScheme()),
                        field,
                        text,
                        "a URL with https",
                        "a password would cross the network in clear"));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI uri) {
        return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }

    private static String normalized(String fingerprint) {
        return fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isCertificate(String pem) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }

    /** @param name in the path of the request */
    Connection connection(String name) {
        return new Connection(
                name,
                kind,
                all().stream().map(URI::create).toList(),
                username.orElse(""),
                sha256.map(ConnectionDocument::normalized),
                caPem);
    }
}
