package dev.vmautoscaling.adapters.ssh;

import dev.vmautoscaling.domain.integration.Host;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;

/** Programs that run on the other machine until their end. */
final class SshCommand {
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TIMED_OUT = 124;

    private final SshLine line;
    private final SshFaults faults;

    SshCommand(SshLine line, SshFaults faults) {
        this.line = line;
        this.faults = faults;
    }

    Host.Ended run(List<String> command, byte[] input) {
        String shell = command.stream().map(SshCommand::quoted).collect(Collectors.joining(" "));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (ChannelExec channel = line.session().createExecChannel(shell)) {
            channel.setIn(new ByteArrayInputStream(input));
            channel.setOut(said);
            channel.setErr(said);
            channel.open().verify(OPEN);
            boolean ended = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT)
                    .contains(ClientChannelEvent.CLOSED);
            if (!ended) {
                return new Host.Ended(
                        TIMED_OUT, command.getFirst() + " did not end within " + LIMIT.toSeconds() + " s");
            }
            Integer code = channel.getExitStatus();
            if (code == null) {
                throw faults.lost("run " + command.getFirst(), new IOException("no exit status"));
            }
            return new Host.Ended(code, said.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw faults.lost("run " + command.getFirst(), e);
        }
    }

    /** A word that the other machine's shell leaves as it is. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
