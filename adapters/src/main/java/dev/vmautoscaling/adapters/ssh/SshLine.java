package dev.vmautoscaling.adapters.ssh;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/** One session with one machine, made when it is needed and made again when it was lost. Thread-safe. */
final class SshLine implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LOG_IN = Duration.ofSeconds(15);

    private final SshSettings settings;
    private final SshFaults faults;
    private final HostKeyCheck check;
    private final SshClient client;
    private final ReentrantLock connecting = new ReentrantLock();
    private @Nullable ClientSession session;
    private @Nullable SftpClient files;

    SshLine(SshSettings settings, SshFaults faults) {
        this.settings = settings;
        this.faults = faults;
        this.check = new HostKeyCheck(settings);
        this.client = SshClient.setUpDefaultClient();
        // Nothing of this machine's own ~/.ssh.
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(check);
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        client.start();
    }

    ClientSession session() {
        connecting.lock();
        try {
            ClientSession open = session;
            if (open == null || !open.isOpen()) {
                open = connected();
                session = open;
                files = null;
            }
            return open;
        } finally {
            connecting.unlock();
        }
    }

    SftpClient files() {
        connecting.lock();
        try {
            ClientSession open = session();
            SftpClient ready = files;
            if (ready == null || !ready.isOpen()) {
                ready = SftpClientFactory.instance().createSftpClient(open);
                files = ready;
            }
            return ready;
        } catch (IOException e) {
            throw faults.lost("open SFTP", e);
        } finally {
            connecting.unlock();
        }
    }

    private ClientSession connected() {
        KeyPair key = key();
        SshdSocketAddress address = settings.jump()
                .map(jump -> jump.get().forward(settings.host(), settings.port()))
                .orElseGet(() -> new SshdSocketAddress(settings.host(), settings.port()));
        ClientSession fresh;
        try {
            fresh = client.connect(settings.user(), address.getHostName(), address.getPort())
                    .verify(CONNECT)
                    .getSession();
        } catch (IOException e) {
            throw faults.unreachable(e);
        }
        try {
            fresh.addPublicKeyIdentity(key);
            fresh.auth().verify(LOG_IN);
            return fresh;
        } catch (IOException e) {
            fresh.close(true);
            throw refused(e, key);
        }
    }

    private OutsideFault refused(IOException cause, KeyPair key) {
        if (check.problem().isPresent()) {
            return faults.wrongHostKey(check.problem().get());
        }
        boolean saidNo = String.valueOf(cause.getMessage()).contains("authentication methods");
        return saidNo ? faults.notLetIn(cause, PublicKeyEntry.toString(key.getPublic())) : faults.unreachable(cause);
    }

    private KeyPair key() {
        byte[] pem = settings.key().pem().strip().concat("\n").getBytes(StandardCharsets.US_ASCII);
        String passphrase = settings.key().passphrase();
        try {
            Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName("the private key of " + settings.name()),
                    new ByteArrayInputStream(pem),
                    passphrase.isEmpty() ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase));
            Iterator<KeyPair> keys = found == null ? java.util.Collections.emptyIterator() : found.iterator();
            if (!keys.hasNext()) {
                throw faults.unreadableKey(new IOException("it is no private key"));
            }
            return keys.next();
        } catch (IOException | GeneralSecurityException e) {
            throw faults.unreadableKey(e);
        }
    }

    /** A local address that leads through this machine to another one. */
    SshdSocketAddress forward(String host, int port) {
        try {
            return session()
                    .startLocalPortForwarding(new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(host, port));
        } catch (IOException e) {
            throw faults.lost("reach " + host + " port " + port + " through it", e);
        }
    }

    /** What it says of itself: {@code OpenSSH_9.2p1}. */
    String version() {
        return session().getServerVersion().replaceFirst("SSH-2.0-", "");
    }

    @Override
    public void close() {
        client.stop();
    }
}
