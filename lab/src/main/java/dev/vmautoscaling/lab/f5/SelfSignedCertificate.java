package dev.vmautoscaling.lab.f5;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and its own certificate, as a BIG-IP has one out of the box. Written as DER here because a child process of
 * keytool would cost a second and a file at every start.
 */
record SelfSignedCertificate(SSLContext context, String sha256) {

    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

    /** A new key and certificate for the name {@code localhost} and the given address. */
    static SelfSignedCertificate create(String host) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] encoded = certificate(keys, InetAddress.getByName(host).getAddress());
            return new SelfSignedCertificate(
                    context(keys, encoded),
                    HexFormat.ofDelimiter(":")
                            .withUpperCase()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("No certificate could be made for " + host, e);
        }
    }

    private static byte[] certificate(KeyPair keys, byte[] address) throws GeneralSecurityException {
        byte[] name = Der.sequence(
                Der.set(Der.sequence(Der.identifier(0x55, 0x04, 0x03), Der.utf8("localhost.localdomain"))));
        byte[] alternatives = Der.sequence(
                Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)), Der.tagged(0x87, address));
        byte[] signed = Der.sequence(
                Der.tagged(0xa0, Der.integer(new byte[] {2})),
                Der.integer(new BigInteger(63, new SecureRandom())
                        .add(BigInteger.ONE)
                        .toByteArray()),
                ECDSA_WITH_SHA256,
                name,
                Der.sequence(Der.generalizedTime("20200101000000Z"), Der.generalizedTime("21000101000000Z")),
                name,
                keys.getPublic().getEncoded(),
                Der.tagged(
                        0xa3, Der.sequence(Der.sequence(Der.identifier(0x55, 0x1d, 0x11), Der.octets(alternatives)))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed);
        return Der.sequence(signed, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
    }

    private static SSLContext context(KeyPair keys, byte[] encoded) throws GeneralSecurityException, IOException {
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("device", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
