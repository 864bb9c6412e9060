package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.pool.Balancer;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How to reach one F5.
 *
 * @param name as the operator knows it
 * @param addresses management addresses, of a pair both: they do not float, and each unit saves for itself
 * @param routeDomain that new members' addresses belong to; 0 unless the F5 has several
 */
public record F5Connection(String name, List<Address> addresses, String username, String password, int routeDomain) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /**
     * One management address.
     *
     * @param trust each unit has a certificate of its own
     */
    public record Address(URI url, Trust trust) {
        /** @throws IllegalArgumentException when the URL is no http(s) URL */
        public Address {
            if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
                throw new IllegalArgumentException("\"" + url + "\" is not like https://f5.example.com");
            }
        }
    }

    /** @throws IllegalArgumentException when there is no address */
    public F5Connection {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("an F5 needs at least one management address");
        }
    }

    /** The port; nothing is sent before its first use. */
    public F5Pools open(OutsideCalls calls, InstantSource clock, ConfigSyncAlarms alarms) {
        String system = "F5 " + name;
        Faults faults = new Faults(system);
        UnitSession.Login login = new UnitSession.Login(username, password);
        Units units = new Units(
                addresses.stream()
                        .map(address -> new UnitHttp(system, address.url(), client(address.trust()), calls))
                        .map(http -> new UnitSession(http, login, clock, faults))
                        .toList(),
                faults);
        Balancer balancer = new F5Balancer(units, faults, username);
        return new F5Pools(units, new ConfigSync(name, units, alarms), faults, routeDomain, balancer);
    }

    private static HttpClient client(Trust trust) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trust.context())
                .build();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "F5Connection[" + name + ", "
                + addresses.stream().map(Address::url).toList() + ", " + username + "]";
    }
}
