package dev.vmautoscaling.adapters.ssh;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** What a refusal, or no answer, of a machine means: decided here and nowhere else. */
final class SshFaults {
    private final SshSettings settings;

    SshFaults(SshSettings settings) {
        this.settings = settings;
    }

    OutsideFault wrongHostKey(String problem) {
        return fault(
                "connect",
                problem,
                "compare with ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub on the machine itself; only if they are the same,"
                        + " put the new key into the connection (ssh-keyscan prints all keys of a machine)");
    }

    OutsideFault unreachable(IOException cause) {
        return new OutsideFault(
                        TRANSIENT,
                        settings.system(),
                        "connect to " + settings.host() + " port " + settings.port(),
                        "no answer: " + cause.getMessage(),
                        "check that its SSH server runs and can be reached from here")
                .causedBy(cause);
    }

    OutsideFault unreadableKey(Exception cause) {
        return fault(
                        "read the private key",
                        "it cannot be read" + (settings.key().passphrase().isEmpty() ? "" : " with this passphrase")
                                + ": " + cause.getMessage(),
                        "give the whole private key, as in ~/.ssh/id_ed25519, and its passphrase if it has one")
                .causedBy(cause);
    }

    OutsideFault notLetIn(IOException cause, String publicKey) {
        return fault(
                        "log in as " + settings.user(),
                        "it does not accept the key: " + cause.getMessage(),
                        "add this line to ~" + settings.user() + "/.ssh/authorized_keys there: " + publicKey)
                .causedBy(cause);
    }

    OutsideFault file(String operation, SftpException cause) {
        return switch (cause.getStatus()) {
            case SftpConstants.SSH_FX_PERMISSION_DENIED ->
                fault(
                                operation,
                                "permission denied",
                                "let the user " + settings.user() + " write to that directory, and to the files in it")
                        .causedBy(cause);
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
                fault(operation, "no such file or directory", "correct the path in the connection's delivery")
                        .causedBy(cause);
            default ->
                fault(operation, String.valueOf(cause.getMessage()), "look at the disk there")
                        .causedBy(cause);
        };
    }

    OutsideFault noSpace(String operation, SftpException cause) {
        return fault(operation, "no space left on the device", "free some space on that disk")
                .causedBy(cause);
    }

    /** It may have happened: whoever asked looks before it tries again. */
    OutsideFault lost(String operation, Exception cause) {
        return new OutsideFault(
                        UNKNOWN_OUTCOME,
                        settings.system(),
                        operation,
                        "the connection was lost: " + cause.getMessage(),
                        "it is looked for and tried again")
                .causedBy(cause);
    }

    private OutsideFault fault(String operation, String said, String hint) {
        return new OutsideFault(PERMANENT, settings.system(), operation, said, hint);
    }
}
