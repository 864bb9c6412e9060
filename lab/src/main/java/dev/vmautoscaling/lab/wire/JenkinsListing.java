package dev.vmautoscaling.lab.wire;

import java.net.URI;

/** Asks a Jenkins about builds, and ends them as a person would. */
public final class JenkinsListing {

    private final Http http = Http.plain();
    private final String authorization;

    /** As the user with this API token. */
    public JenkinsListing(String username, String token) {
        this.authorization = Http.basic(username, token);
    }

    /** How a build ended; empty while it runs. */
    public String result(String buildUrl) {
        return http.json(Http.get(URI.create(buildUrl + "api/json?tree=result")).header("Authorization", authorization))
                .path("result")
                .asString("");
    }

    /** Everything that a build has written so far. */
    public String log(String buildUrl) {
        return http.text(Http.get(URI.create(buildUrl + "consoleText")).header("Authorization", authorization));
    }

    /** Interrupts a build; what its pipeline does after that still happens. */
    public void stop(String buildUrl) {
        end(buildUrl, "stop");
    }

    /** Ends a build at once, without anything after it. */
    public void kill(String buildUrl) {
        end(buildUrl, "kill");
    }

    private void end(String buildUrl, String how) {
        int status = http.send(Http.body("POST", URI.create(buildUrl + how), "text/plain", "")
                        .header("Authorization", authorization))
                .statusCode();
        if (status != 302) {
            throw new IllegalStateException("%s%s was answered with %d".formatted(buildUrl, how, status));
        }
    }
}
