package dev.vmautoscaling.adapters.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    private static TlsServer rightName;
    private static TlsServer otherName;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        rightName = new TlsServer(folder, "ip:127.0.0.1");
        otherName = new TlsServer(folder, "dns:vcenter.example");
    }

    @AfterAll
    static void stop() {
        rightName.close();
        otherName.close();
    }

    private static int get(Trust trust, TlsServer server) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().sslContext(trust.context()).build()) {
            return http.send(HttpRequest.newBuilder(server.url()).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void a_pinned_certificate_is_believed_whatever_name_it_carries() throws Exception {
        assertThat(get(new Trust.Fingerprint(rightName.sha256()), rightName)).isEqualTo(204);
        assertThat(get(new Trust.Fingerprint(otherName.sha256()), otherName)).isEqualTo(204);
    }

    @Test
    void another_certificate_than_the_pinned_one_is_not_believed() throws Exception {
        Trust trust = new Trust.Fingerprint(otherName.sha256());
        String shown = rightName.sha256();

        assertThatThrownBy(() -> get(trust, rightName))
                .isInstanceOf(SSLHandshakeException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        UntrustedCertificate.class,
                        untrusted -> assertThat(untrusted.shown()).isEqualTo(shown));
    }

    @Test
    void an_authority_vouches_for_the_right_name_only() throws Exception {
        Trust both = new Trust.Authority(rightName.pem() + otherName.pem());

        assertThat(get(both, rightName)).isEqualTo(204);
        assertThatThrownBy(() -> get(both, otherName)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void an_authority_vouches_for_nobody_elses_certificates() throws Exception {
        Trust trust = new Trust.Authority(otherName.pem());

        assertThatThrownBy(() -> get(trust, rightName)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void a_self_signed_certificate_is_not_believed_by_itself() {
        Trust unsaid = Trust.of(Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> get(unsaid, rightName)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void a_fingerprint_may_be_written_in_any_usual_way() {
        String pairs = "AB:".repeat(31) + "ab";

        assertThat(new Trust.Fingerprint(pairs)).isEqualTo(new Trust.Fingerprint("ab".repeat(32)));
        assertThatThrownBy(() -> new Trust.Fingerprint("ab:cd")).hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void a_fingerprint_says_more_than_an_authority() throws Exception {
        Trust trust = Trust.of(Optional.of(rightName.sha256().toUpperCase(Locale.ROOT)), Optional.of(otherName.pem()));

        assertThat(trust).isEqualTo(new Trust.Fingerprint(rightName.sha256()));
        assertThatThrownBy(() -> new Trust.Authority("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
