package dev.vmautoscaling.adapters.jenkins;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.group.GroupConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Function;

/**
 * How to reach one Jenkins.
 *
 * @param name as the operator knows it
 * @param url its root, as it stands in its own settings
 * @param secret an API token of the user, or the password: Jenkins wants a crumb with the latter, which is fetched then
 */
public record JenkinsConnection(String name, URI url, String username, String secret, Trust trust) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** An orderly restart takes longer; then the step that wants something tries again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @throws IllegalArgumentException when the URL is no http(s) URL */
    public JenkinsConnection {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("\"" + url + "\" is not like https://jenkins.example.com");
        }
    }

    /**
     * The client; nothing is sent before its first use.
     *
     * @param orders what the job of a service should be
     */
    public JenkinsServer open(OutsideCalls calls, Function<GroupConfig, JobOrder> orders) {
        return open(calls, orders, PATIENCE);
    }

    /** @param patience how long a Jenkins that starts is waited for before something is changed in it */
    JenkinsServer open(OutsideCalls calls, Function<GroupConfig, JobOrder> orders, Duration patience) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trust.context())
                .build();
        return new JenkinsServer(new JenkinsHttp(this, client, calls, patience), orders);
    }

    String system() {
        return "Jenkins " + name;
    }

    /** Without a slash at its end. */
    String root() {
        return url.toString().replaceAll("/+$", "");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "JenkinsConnection[" + name + ", " + url + ", " + username + "]";
    }
}
