package dev.vmautoscaling.server.web;

import java.util.regex.Pattern;

/** Configuration of others as the API shows it: it may hold passwords, ours and theirs. */
final class SecretText {
    private static final Pattern SECRET = Pattern.compile(
            "(?im)((?:password|credentials|token|secret|bearer_token|api_key|service_key|routing_key|auth_password"
                    + "|[a-z_]*(?:api_url|webhook_url|slack_api_url))\"?'?\\s*:\\s*)([^\\s{\\[,}][^\\r\\n,}]*)");

    /** As Jenkins writes it. */
    private static final Pattern TOKEN = Pattern.compile("(<token>)[^<]+(</token>)");

    private SecretText() {}

    static String masked(String text) {
        String yaml = SECRET.matcher(text).replaceAll("$1(secret)");
        return TOKEN.matcher(yaml).replaceAll("$1(secret)$2");
    }
}
