package dev.vmautoscaling.adapters.ssh;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.lab.process.ChildProcess;
import dev.vmautoscaling.lab.process.FreePort;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real OpenSSH server on loopback with keys of its own, into which the user of the tests may log in. */
public final class OpenSsh implements AutoCloseable {
    static final String USER = System.getProperty("user.name");

    private final LabDirectory directory = LabDirectory.create();
    private final int port;
    private final ChildProcess process;

    public OpenSsh() {
        this(List.of());
    }

    /** @param before what the server is started by, such as {@code setpriv} that takes rights away from it */
    OpenSsh(List<String> before) {
        for (String host : List.of("host", "other")) {
            generate(host, "ed25519", "");
        }
        generate("user", "ed25519", "");
        generate("locked", "ed25519", "open sesame");
        generate("rsa", "rsa", "");
        generate("stranger", "ed25519", "");
        directory.directory("bin");
        directory.write("authorized_keys", text("user.pub") + text("locked.pub") + text("rsa.pub"));
        port = FreePort.onLoopback();
        directory.write("sshd_config", CONFIG.replace("$PORT", "" + port).replace("$DIR", path().toString()));
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                "/usr/sbin/sshd",
                "-D",
                "-e",
                "-f",
                path().resolve("sshd_config").toString()));
        makePrivilegeSeparationDirectory();
        process = ChildProcess.start("sshd", path().resolve("sshd.log"), command);
        if (!Waiting.within(Duration.ofSeconds(30), () -> !process.isAlive() || answers()) || !process.isAlive()) {
            close();
            throw new IllegalStateException("sshd does not start");
        }
    }

    /** Debian makes it when it starts its own server, which need not run. */
    private static void makePrivilegeSeparationDirectory() {
        try {
            if (USER.equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private void generate(String name, String type, String passphrase) {
        try {
            Process keygen = new ProcessBuilder(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            type,
                            "-N",
                            passphrase,
                            "-C",
                            name,
                            "-f",
                            path().resolve(name).toString())
                    .inheritIO()
                    .start();
            if (keygen.waitFor() != 0) {
                throw new IllegalStateException("ssh-keygen failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path path() {
        return directory.path();
    }

    int port() {
        return port;
    }

    /** A file of its directory: {@code user} is the key of its user, {@code host.pub} its own. */
    String text(String name) {
        try {
            return Files.readString(path().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HostKeys known(String publicKeyFile) {
        return new HostKeys.Known("[127.0.0.1]:" + port + " " + text(publicKeyFile));
    }

    SshSettings settings(String key, String passphrase, HostKeys hostKeys) {
        return new SshSettings(
                "monitoring-host",
                "127.0.0.1",
                port,
                USER,
                new SshSettings.Key(text(key), passphrase),
                hostKeys,
                Optional.empty());
    }

    /** The machine as a right connection reaches it. */
    public SshHost host() {
        return new SshHost(settings("user", "", known("host.pub")));
    }

    /** What a user is told whose key is not let in. */
    public OutsideFault refusalOfStranger() {
        try (SshHost stranger = new SshHost(settings("stranger", "", known("host.pub")))) {
            stranger.check();
            throw new IllegalStateException("the stranger was let in");
        } catch (OutsideFault fault) {
            return fault;
        }
    }

    /** Puts a program on the path of everybody who logs in, before all others. */
    public void program(String name, String script) {
        Path file = directory.write("bin/" + name, "#!/bin/sh\n" + script);
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + file + " executable");
        }
    }

    @Override
    public void close() {
        process.close();
        directory.close();
    }

    private static final String CONFIG = """
            Port $PORT
            ListenAddress 127.0.0.1
            HostKey $DIR/host
            PidFile none
            AuthorizedKeysFile $DIR/authorized_keys
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            StrictModes no
            PermitRootLogin yes
            PrintMotd no
            SetEnv PATH=$DIR/bin:/usr/local/bin:/usr/bin:/bin
            Subsystem sftp internal-sftp
            """;
}
