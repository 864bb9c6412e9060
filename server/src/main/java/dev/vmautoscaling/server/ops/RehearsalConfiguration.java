package dev.vmautoscaling.server.ops;

import dev.vmautoscaling.server.persistence.AlertStore;
import dev.vmautoscaling.server.security.OwnTokens;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {
    /** Between the opening of the port and the moment from which the process calls itself ready. */
    @Bean
    ApplicationListener<ApplicationStartedEvent> rehearsal(
            AlertStore alerts, OwnTokens tokens, ServerProperties server, InstantSource time) {
        Rehearsal rehearsal = new Rehearsal(alerts::rehearse, tokens.webhook(), time);
        return started -> {
            if (started.getApplicationContext() instanceof WebServerApplicationContext web) {
                rehearsal.run(door(server, web));
            }
        };
    }

    private static Optional<InetSocketAddress> door(ServerProperties server, WebServerApplicationContext web) {
        InetAddress address = Optional.ofNullable(server.getAddress())
                .filter(given -> !given.isAnyLocalAddress())
                .orElseGet(InetAddress::getLoopbackAddress);
        return Ssl.isEnabled(server.getSsl())
                ? Optional.empty()
                : Optional.ofNullable(web.getWebServer())
                        .map(running -> new InetSocketAddress(address, running.getPort()));
    }
}
