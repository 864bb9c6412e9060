package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.DeliveryDocument;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.server.config.JenkinsServerDocument;
import dev.vmautoscaling.server.config.Lines;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.config.Secret;
import dev.vmautoscaling.server.config.SshDocument;
import dev.vmautoscaling.server.persistence.Connection;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection as an operator writes it.
 *
 * @param url its only address; or {@code urls}, one for each unit of a redundant pair
 * @param password kept when absent, unless what it is sent to changes
 * @param token an API token of a Jenkins user, instead of the password
 * @param sha256 the fingerprint of its certificate, with or without colons
 * @param caPem the authority that signed its certificate
 * @param privateKey of an SSH user, as OpenSSH writes it; kept when absent, unless what it is used for changes
 * @param passphrase of the private key
 * @param ssh by what the machine is recognised; of an SSH connection
 * @param jenkins what a Jenkins must be told of us
 * @param delivery how its files are changed; of a Prometheus or an Alertmanager. Without it nobody changes them
 */
record ConnectionDocument(
        Connection.Kind kind,
        @Example("https://vcenter.example.com") Optional<String> url,
        List<String> urls,
        @Example("svc-autoscaler@vsphere.local") Optional<String> username,
        @Secret @Example("a long secret") Optional<String> password,
        @Secret Optional<String> token,
        Optional<String> sha256,
        @Lines Optional<String> caPem,
        @Secret @Lines Optional<String> privateKey,
        @Secret Optional<String> passphrase,
        Optional<SshDocument> ssh,
        Optional<JenkinsServerDocument> jenkins,
        Optional<DeliveryDocument> delivery)
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
        checkParts(checks);
        checkJenkins(checks);
        caPem.ifPresent(pem -> checks.require(isCertificate(pem), "caPem", "a text", "certificates in PEM form", ""));
    }

    private void checkParts(Checks checks) {
        boolean isSsh = kind == Connection.Kind.SSH;
        checks.require(
                ssh.isPresent() == isSsh,
                "ssh",
                isSsh ? "nothing" : "given",
                isSsh ? "hostKey or knownHosts" : "nothing: it is no SSH connection",
                "");
        checks.require(isSsh || privateKey.isEmpty(), "privateKey", "(secret)", "nothing: it is no SSH connection", "");
        checks.require(!isSsh || password.isEmpty(), "password", "(secret)", "a privateKey instead", "");
        boolean isDelivered = kind == Connection.Kind.PROMETHEUS || kind == Connection.Kind.ALERTMANAGER;
        checks.require(
                isDelivered || delivery.isEmpty(),
                "delivery",
                "given",
                "nothing: only files of a Prometheus or an Alertmanager are delivered",
                "");
        boolean needsRules = kind == Connection.Kind.PROMETHEUS;
        delivery.ifPresent(given -> checks.require(
                !needsRules || given.rulesDirectory().isPresent(),
                "delivery.rulesDirectory",
                "nothing",
                "a directory for our rule files alone, which Prometheus can read",
                ""));
    }

    private void checkJenkins(Checks checks) {
        boolean isJenkins = kind == Connection.Kind.JENKINS;
        checks.require(
                jenkins.isPresent() == isJenkins,
                "jenkins",
                isJenkins ? "nothing" : "given",
                isJenkins ? "controlPlane: where its agents reach us" : "nothing: it is no Jenkins",
                "");
        checks.require(isJenkins || token.isEmpty(), "token", "(secret)", "a password instead", "");
        checks.require(token.isEmpty() || password.isEmpty(), "token", "(secret)", "either a token or a password", "");
    }

    /** What is kept encrypted: the password, or the passphrase and, below it, the private key. */
    Optional<String> secret() {
        return kind == Connection.Kind.SSH
                ? privateKey.map(pem -> passphrase.orElse("") + "\n" + pem)
                : token.or(() -> password);
    }

    private List<String> all() {
        return Stream.concat(url.stream(), urls.stream()).distinct().toList();
    }

    boolean needsLogin() {
        return wantsTls() || kind == Connection.Kind.SSH || kind == Connection.Kind.JENKINS;
    }

    /** A password would cross the network in clear; many a Jenkins inside has no certificate, and its token can be taken back. */
    private boolean wantsTls() {
        return kind == Connection.Kind.VCENTER || kind == Connection.Kind.F5;
    }

    private void checkUrl(Checks checks, String field, String text) {
        if (kind == Connection.Kind.SSH) {
            boolean holds = parsed(text)
                    .filter(uri -> "ssh".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null)
                    .isPresent();
            checks.require(holds, field, text, "a URL such as ssh://monitoring.example.com:22", "");
            return;
        }
        Optional<URI> uri = parsed(text);
        checks.require(uri.filter(ConnectionDocument::isPlain).isPresent(), field, text, ADDRESS, "");
        uri.filter(ConnectionDocument::isPlain)
                .ifPresent(plain -> checks.require(
                        !wantsTls() || "https".equals(plain.getScheme()),
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
                caPem,
                details());
    }

    private Map<String, Object> details() {
        Map<String, Object> details = new HashMap<>();
        ssh.ifPresent(part -> details.put("ssh", Records.tree(part)));
        jenkins.ifPresent(part -> details.put("jenkins", Records.tree(part)));
        delivery.ifPresent(part -> details.put("delivery", Records.tree(part)));
        return details;
    }
}
