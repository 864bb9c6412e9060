package dev.vmautoscaling.adapters.ssh;

import dev.vmautoscaling.domain.integration.Host;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A machine that is reached over SSH; its files over SFTP. Thread-safe. */
public final class SshHost implements Host, AutoCloseable {
    private static final int READABLE = 0644;
    private static final int PERMISSIONS = 07777;

    private final SshSettings settings;
    private final SshFaults faults;
    private final SshLine line;
    private final SshCommand commands;

    /** Something that may break on the way or over there. */
    private interface Work<T> {
        T done(SftpClient files) throws IOException;
    }

    /** Connects to nobody yet. */
    public SshHost(SshSettings settings) {
        this.settings = settings;
        this.faults = new SshFaults(settings);
        this.line = new SshLine(settings, faults);
        this.commands = new SshCommand(line, faults);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return guarded("read " + path, files -> {
            try (InputStream bytes = files.read(path)) {
                return Optional.of(bytes.readAllBytes());
            } catch (SftpException e) {
                if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public void replace(String path, byte[] bytes) {
        guarded("replace " + path, bytes.length, files -> {
            Optional<Attributes> there = attributes(files, path);
            // What a link leads to: the link itself must stay.
            String target = there.isPresent() ? files.canonicalPath(path) : path;
            String fresh = target + "." + UUID.randomUUID() + ".tmp";
            try {
                RemoteFile.make(files, fresh, bytes);
                files.setStat(fresh, mode(there));
                there.ifPresent(was -> RemoteFile.keepOwner(files, fresh, was));
                rename(files, fresh, target);
            } catch (IOException e) {
                RemoteFile.removeIfThere(files, fresh);
                throw e;
            }
            return true;
        });
    }

    private static Optional<Attributes> attributes(SftpClient files, String path) throws IOException {
        try {
            return Optional.of(files.stat(path));
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Attributes mode(Optional<Attributes> there) {
        Attributes mode = new Attributes();
        mode.setPermissions(there.map(was -> was.getPermissions() & PERMISSIONS).orElse(READABLE));
        return mode;
    }

    /** SFTP's own rename refuses when the target is there; OpenSSH's other one replaces it at once, as {@code mv} does. */
    private void rename(SftpClient files, String from, String to) throws IOException {
        OpenSSHPosixRenameExtension posix = files.getExtension(OpenSSHPosixRenameExtension.class);
        if (posix != null && posix.isSupported()) {
            posix.posixRename(from, to);
            return;
        }
        Ended moved = run(List.of("mv", "-f", from, to));
        if (!moved.isFine()) {
            throw new SftpException(SftpConstants.SSH_FX_FAILURE, moved.said());
        }
    }

    @Override
    public void overwrite(String path, byte[] bytes) {
        guarded("write into " + path, bytes.length, files -> {
            RemoteFile.overwrite(files, path, bytes);
            return true;
        });
    }

    @Override
    public boolean remove(String path) {
        return guarded("remove " + path, files -> RemoteFile.removeIfThere(files, path));
    }

    @Override
    public boolean create(String path, byte[] bytes) {
        return guarded("make " + path, bytes.length, files -> {
            try {
                RemoteFile.make(files, path, bytes);
                return true;
            } catch (SftpException e) {
                // SFTP has no word of its own for "it is there already".
                if (attributes(files, path).isPresent()) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void makeDirectory(String path) {
        guarded("make directory " + path, files -> {
            if (attributes(files, path).isEmpty()) {
                int slash = path.lastIndexOf('/');
                if (slash > 0) {
                    makeDirectory(path.substring(0, slash));
                }
                files.mkdir(path);
            }
            return true;
        });
    }

    @Override
    public Ended run(List<String> command, byte[] input) {
        return commands.run(command, input);
    }

    /** @return such as {@code OpenSSH_9.2p1} */
    public String check() {
        line.files();
        return line.version();
    }

    SshdSocketAddress forward(String host, int port) {
        return line.forward(host, port);
    }

    private <T> T guarded(String operation, Work<T> work) {
        return guarded(operation, 0, work);
    }

    /** @param size of what is written, to tell a full disk */
    private <T> T guarded(String operation, int size, Work<T> work) {
        try {
            return work.done(line.files());
        } catch (SftpException e) {
            // A full disk is only a "failure" to SFTP.
            throw e.getStatus() == SftpConstants.SSH_FX_FAILURE && size > freeAt(operation)
                    ? faults.noSpace(operation, e)
                    : faults.file(operation, e);
        } catch (IOException e) {
            throw faults.lost(operation, e);
        }
    }

    /** Bytes that are left where the operation was to write; more than ever needed when nobody can tell. */
    private long freeAt(String operation) {
        String path = operation.substring(operation.indexOf('/'));
        Ended free = run(List.of("df", "-Pk", path.substring(0, Math.max(1, path.lastIndexOf('/')))));
        String[] columns =
                free.said().substring(free.said().lastIndexOf('\n') + 1).split("\\s+", 5);
        return free.isFine() && columns.length == 5 && columns[3].matches("\\d{1,15}")
                ? Long.parseLong(columns[3]) * 1024
                : Long.MAX_VALUE;
    }

    @Override
    public void close() {
        line.close();
    }
}
