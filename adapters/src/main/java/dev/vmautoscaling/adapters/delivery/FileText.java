package dev.vmautoscaling.adapters.delivery;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What is in a file, to the byte; or that there is none. */
record FileText(Optional<byte[]> bytes) {
    static FileText read(Host host, String path) {
        return new FileText(host.read(path));
    }

    static FileText of(Optional<String> text) {
        return new FileText(text.map(some -> some.getBytes(StandardCharsets.UTF_8)));
    }

    /** Editing must not touch a byte elsewhere, so a file that is no UTF-8 is refused. */
    Optional<String> text(ConfiguredServer server, FileChange change) {
        try {
            return bytes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.get()))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new OutsideFault(
                            PERMANENT,
                            server.system(),
                            change.operation(),
                            change.path() + " is no UTF-8 text",
                            "save the file as UTF-8")
                    .causedBy(e);
        }
    }

    String string() {
        return bytes.map(some -> new String(some, StandardCharsets.UTF_8)).orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileText that
                && bytes.isPresent() == that.bytes.isPresent()
                && Arrays.equals(bytes.orElse(new byte[0]), that.bytes.orElse(new byte[0]));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes.orElse(new byte[0]));
    }
}
