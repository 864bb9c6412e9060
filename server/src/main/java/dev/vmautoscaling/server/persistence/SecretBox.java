package dev.vmautoscaling.server.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets at rest with AES-256-GCM under a key that lies beside the database, never in it. What is sealed for
 * one name does not open for another, so that swapped rows are noticed.
 */
public final class SecretBox {
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final Path keyFile;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(Path keyFile, byte[] key) {
        this.keyFile = keyFile;
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * The box whose key is in this file; the file is made when it is missing, readable by its owner only.
     *
     * @throws IllegalStateException when the file holds no key
     */
    public static SecretBox at(Path keyFile) {
        try {
            byte[] key = Files.exists(keyFile) ? Files.readAllBytes(keyFile) : made(keyFile);
            if (key.length != KEY_LENGTH) {
                throw new IllegalStateException(keyFile + " is not a key of " + KEY_LENGTH + " bytes");
            }
            return new SecretBox(keyFile, key);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + keyFile + " cannot be read or made", e);
        }
    }

    /** Written beside and linked into place, so that nobody ever reads half a key, and of two who make one, one wins. */
    private static byte[] made(Path keyFile) throws IOException {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(keyFile.toAbsolutePath().getParent(), "key", ".tmp", ownerOnly);
        try {
            Files.write(draft, key);
            Files.createLink(keyFile, draft);
            return key;
        } catch (FileAlreadyExistsException e) {
            return Files.readAllBytes(keyFile);
        } finally {
            Files.delete(draft);
        }
    }

    byte[] seal(String secret, String name) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret.getBytes(UTF_8));
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** @throws IllegalStateException when it was sealed under another key or for another name */
    String open(byte[] encrypted, String name) {
        byte[] nonce = new byte[NONCE_LENGTH];
        ByteBuffer buffer = ByteBuffer.wrap(encrypted).get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(rest), UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "the secret of " + name + " was not encrypted under the key in " + keyFile
                            + ": restore that file, or enter the secret again",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /**
     * A secret that is always the same for this purpose under this key, and tells nothing of the key or of others: for what many
     * must know without asking each other.
     *
     * @return 43 letters, digits, - and _
     */
    public String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(purpose.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }
}
