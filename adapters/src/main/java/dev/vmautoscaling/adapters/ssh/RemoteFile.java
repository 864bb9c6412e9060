package dev.vmautoscaling.adapters.ssh;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Single acts on files over SFTP. */
final class RemoteFile {
    /** What every server takes in one message. */
    private static final int CHUNK = 32_000;

    private RemoteFile() {}

    /** Fails when it is there; leaves nothing when it fails. */
    static void make(SftpClient files, String path, byte[] bytes) throws IOException {
        write(files, path, bytes, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Exclusive));
    }

    static void overwrite(SftpClient files, String path, byte[] bytes) throws IOException {
        write(files, path, bytes, EnumSet.of(OpenMode.Write, OpenMode.Truncate));
    }

    private static void write(SftpClient files, String path, byte[] bytes, Collection<OpenMode> how)
            throws IOException {
        try (SftpClient.CloseableHandle file = files.open(path, how)) {
            for (int done = 0; done < bytes.length; done += CHUNK) {
                files.write(file, done, bytes, done, Math.min(CHUNK, bytes.length - done));
            }
            OpenSSHFsyncExtension sync = files.getExtension(OpenSSHFsyncExtension.class);
            if (sync != null && sync.isSupported()) {
                sync.fsync(file);
            }
        }
    }

    static boolean removeIfThere(SftpClient files, String path) throws IOException {
        try {
            files.remove(path);
            return true;
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }

    /** Only root may give a file to somebody else; for others the file is theirs from now on. */
    static void keepOwner(SftpClient files, String path, Attributes was) {
        Attributes owner = new Attributes().owner(was.getUserId(), was.getGroupId());
        try {
            files.setStat(path, owner);
        } catch (IOException e) {
            return;
        }
    }
}
