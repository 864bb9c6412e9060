package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.delivery.DeliverySettings;
import dev.vmautoscaling.adapters.delivery.HttpApi;
import dev.vmautoscaling.adapters.ssh.HostKeys;
import dev.vmautoscaling.adapters.ssh.SshHost;
import dev.vmautoscaling.adapters.ssh.SshSettings;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.yaml.Bearer;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.server.config.Binding;
import dev.vmautoscaling.server.config.DeliveryDocument;
import dev.vmautoscaling.server.config.Findings;
import dev.vmautoscaling.server.config.SshDocument;
import dev.vmautoscaling.server.persistence.Connection;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the adapters are told of a connection's delivery. */
final class Deliveries {
    private static final int SSH_PORT = 22;

    private Deliveries() {}

    static Optional<DeliveryDocument> delivery(Connection connection) {
        return part(connection, "delivery", DeliveryDocument.class);
    }

    private static <T extends Record> Optional<T> part(Connection connection, String name, Class<T> type) {
        return Optional.ofNullable(connection.details().get(name))
                .flatMap(tree -> Binding.bind(tree, type, new Findings()));
    }

    static DeliverySettings settings(DeliveryDocument document) {
        return new DeliverySettings(
                document.configFile(),
                document.rulesDirectory(),
                DeliverySettings.Reload.valueOf(document.reload().name()),
                document.container(),
                document.unit(),
                document.sudo());
    }

    /** @param token in clear */
    static Bearer bearer(DeliveryDocument document, String token) {
        return document.tokenFile().<Bearer>map(Bearer.File::new).orElseGet(() -> new Bearer.Token(token));
    }

    /** @param path below {@code /api} */
    static URI ours(DeliveryDocument document, String path) {
        return URI.create(document.controlPlane().replaceAll("/+$", "") + path);
    }

    static HttpApi api(Connection connection, String secret, OutsideCalls calls) {
        String kind = connection.kind().name().charAt(0)
                + connection.kind().name().substring(1).toLowerCase(Locale.ROOT);
        return new HttpApi(
                new HttpApi.Root(
                        kind + " " + connection.name(),
                        connection.url(),
                        connection.username(),
                        secret,
                        Trust.of(connection.sha256(), connection.caPem())),
                calls);
    }

    /**
     * @param secret the passphrase and, below it, the private key
     * @param others finds the machine to jump over
     */
    static SshSettings ssh(Connection connection, String secret, Function<String, SshHost> others) {
        SshDocument document = part(connection, "ssh", SshDocument.class)
                .orElseThrow(() -> new IllegalArgumentException("it does not say by what the machine is recognised"));
        int line = Math.max(0, secret.indexOf('\n'));
        URI url = connection.url();
        HostKeys keys = document.hostKey()
                .<HostKeys>map(HostKeys.Pinned::new)
                .orElseGet(() -> new HostKeys.Known(document.knownHosts().orElse("")));
        return new SshSettings(
                connection.name(),
                url.getHost(),
                url.getPort() < 0 ? SSH_PORT : url.getPort(),
                connection.username(),
                new SshSettings.Key(secret.substring(line), secret.substring(0, line)),
                keys,
                document.jump().map(name -> () -> others.apply(name)));
    }
}
