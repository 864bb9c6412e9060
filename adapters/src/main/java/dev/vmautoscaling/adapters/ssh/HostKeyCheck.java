package dev.vmautoscaling.adapters.ssh;

import java.io.IOException;
import java.io.StringReader;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;

/** Says whether the machine that answers is the one that is meant, and if not, why. */
final class HostKeyCheck implements ServerKeyVerifier {
    private final SshSettings settings;
    private volatile Optional<String> problem = Optional.empty();

    HostKeyCheck(SshSettings settings) {
        this.settings = settings;
    }

    /** What was wrong with the key that was shown last. */
    Optional<String> problem() {
        return problem;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        problem = switch (settings.hostKeys()) {
            case HostKeys.Pinned pinned -> against(pinned, key);
            case HostKeys.Known known -> against(known, key);
        };
        return problem.isEmpty();
    }

    private static String shown(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key) + " (" + KeyUtils.getKeyType(key) + ")";
    }

    private static Optional<String> against(HostKeys.Pinned pinned, PublicKey key) {
        return pinned.sha256().equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key))
                ? Optional.empty()
                : Optional.of("its host key is " + shown(key) + ", not the pinned " + pinned.sha256());
    }

    private Optional<String> against(HostKeys.Known known, PublicKey key) {
        try {
            List<KnownHostEntry> own = new ArrayList<>();
            for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(new StringReader(known.text()), true)) {
                if (entry.isHostMatch(settings.host(), settings.port())) {
                    own.add(entry);
                }
            }
            return judged(own, key);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of("the known hosts of the connection cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> judged(List<KnownHostEntry> own, PublicKey key)
            throws IOException, GeneralSecurityException {
        boolean isKnown = false;
        for (KnownHostEntry entry : own) {
            PublicKey listed = entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
            if (listed != null && KeyUtils.compareKeys(listed, key)) {
                if ("revoked".equals(entry.getMarker())) {
                    return Optional.of("its host key " + shown(key) + " is marked as revoked");
                }
                isKnown = true;
            }
        }
        if (isKnown) {
            return Optional.empty();
        }
        String host = settings.port() == 22 ? settings.host() : "[" + settings.host() + "]:" + settings.port();
        return Optional.of(
                own.isEmpty()
                        ? "its host key " + shown(key) + " is not known: no line of the known hosts is about " + host
                        : "its host key " + shown(key) + " is not one of those that the known hosts have for " + host
                                + "; either the machine was installed anew, or another one answers in its place");
    }
}
