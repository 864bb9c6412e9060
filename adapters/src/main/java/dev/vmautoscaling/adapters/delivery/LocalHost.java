package dev.vmautoscaling.adapters.delivery;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The machine that the control plane runs on. */
public final class LocalHost implements Host {
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /** Something that may break on this machine's disk. */
    private interface Work<T> {
        T done() throws IOException, InterruptedException;
    }

    @Override
    public String name() {
        return "this machine";
    }

    @Override
    public Optional<byte[]> read(String path) {
        return guarded("read " + path, () -> {
            try {
                return Optional.of(Files.readAllBytes(Path.of(path)));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void replace(String path, byte[] bytes) {
        guarded("replace " + path, () -> {
            Path target = real(Path.of(path));
            Path fresh = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                write(fresh, bytes, StandardOpenOption.CREATE_NEW);
                Files.setPosixFilePermissions(
                        fresh, Files.exists(target) ? Files.getPosixFilePermissions(target) : READABLE);
                return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        });
    }

    /** What a link leads to: the link itself must stay. */
    private static Path real(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath() : path;
    }

    @Override
    public void overwrite(String path, byte[] bytes) {
        guarded("write into " + path, () -> write(Path.of(path), bytes, StandardOpenOption.TRUNCATE_EXISTING));
    }

    private static boolean write(Path path, byte[] bytes, StandardOpenOption how) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE, how)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left);
            }
            file.force(true);
        }
        return true;
    }

    @Override
    public boolean remove(String path) {
        return guarded("remove " + path, () -> Files.deleteIfExists(Path.of(path)));
    }

    @Override
    public boolean create(String path, byte[] bytes) {
        return guarded("make " + path, () -> {
            try {
                return write(Path.of(path), bytes, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        });
    }

    @Override
    public void makeDirectory(String path) {
        guarded("make directory " + path, () -> Files.createDirectories(Path.of(path)));
    }

    @Override
    public Ended run(List<String> command, byte[] input) {
        return guarded("run " + command.getFirst(), () -> LocalCommand.run(command, input));
    }

    private <T> T guarded(String operation, Work<T> work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw fault(operation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(TRANSIENT, name(), operation, "interrupted", "it is tried again").causedBy(e);
        }
    }

    private OutsideFault fault(String operation, IOException cause) {
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof AccessDeniedException) {
            return new OutsideFault(
                            PERMANENT,
                            name(),
                            operation,
                            "permission denied: " + said,
                            "let the control plane's user write there")
                    .causedBy(cause);
        }
        String hint =
                said.contains("No space left") ? "free some space on that disk" : "look at that disk and its mount";
        return new OutsideFault(PERMANENT, name(), operation, said, hint).causedBy(cause);
    }
}
