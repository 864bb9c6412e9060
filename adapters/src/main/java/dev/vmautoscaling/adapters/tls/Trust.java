package dev.vmautoscaling.adapters.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom to believe on the other end of a TLS connection. Somebody is always checked: there is no way to trust all. */
public sealed interface Trust {
    /** Whoever the JDK's own authorities vouch for; the host's name must match. */
    record PublicAuthorities() implements Trust {
        @Override
        public SSLContext context() {
            return contextOf((TrustManager[]) null);
        }
    }

    /**
     * Whoever these authorities vouch for, and nobody else; the host's name must match.
     *
     * @param pem one or more CA certificates
     */
    record Authority(String pem) implements Trust {
        /** @throws IllegalArgumentException when there is no certificate in the text */
        public Authority {
            certificates(pem);
        }

        @Override
        public SSLContext context() {
            try {
                KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
                authorities.load(null, null);
                int number = 0;
                for (Certificate certificate : certificates(pem)) {
                    authorities.setCertificateEntry("authority-" + number++, certificate);
                }
                TrustManagerFactory managers =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                managers.init(authorities);
                return contextOf(managers.getTrustManagers());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("this JDK cannot keep certificates", e);
            }
        }

        private static Collection<? extends Certificate> certificates(String pem) {
            try {
                Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
                if (found.isEmpty()) {
                    throw new IllegalArgumentException("there is no certificate in the PEM text");
                }
                return found;
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("the PEM text is no certificate: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Exactly the server that shows this certificate, whoever issued it and whatever name it carries.
     *
     * @param sha256 of the certificate, 64 hexadecimal digits, with or without colons; kept in lower case without them
     */
    record Fingerprint(String sha256) implements Trust {
        /** @throws IllegalArgumentException when the text is no SHA-256 fingerprint */
        public Fingerprint {
            sha256 = sha256.replace(":", "").strip().toLowerCase(Locale.ROOT);
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a SHA-256 fingerprint has 64 hexadecimal digits, not: " + sha256);
            }
        }

        @Override
        public SSLContext context() {
            return contextOf(new PinnedCertificate(sha256));
        }
    }

    /** The fingerprint when there is one, else the authorities, else the public ones. */
    static Trust of(Optional<String> sha256, Optional<String> caPem) {
        return sha256.<Trust>map(Fingerprint::new)
                .or(() -> caPem.map(Authority::new))
                .orElseGet(PublicAuthorities::new);
    }

    /** A TLS context that believes accordingly. */
    SSLContext context();

    private static SSLContext contextOf(TrustManager @Nullable ... managers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot do TLS", e);
        }
    }
}
