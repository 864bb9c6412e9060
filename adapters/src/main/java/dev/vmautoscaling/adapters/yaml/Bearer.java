package dev.vmautoscaling.adapters.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** How another program proves to us, or to Jenkins, who it is: Prometheus and Alertmanager have the same words for it. */
public sealed interface Bearer {
    /**
     * A file on the program's own machine that holds the token; read for each request, so that a new one needs no reload.
     *
     * @param path as the program sees it, which in a container is not where the host has it
     */
    record File(String path) implements Bearer {}

    /** In the configuration itself, for everybody to read who may read that. */
    record Token(String value) implements Bearer {
        /** Without the token. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** The value of {@code authorization}. Without its type, Prometheus before 2.48 sends another header than it says. */
    default YamlWriter.Inline yaml() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", "Bearer");
        switch (this) {
            case File file -> fields.put("credentials_file", file.path());
            case Token token -> fields.put("credentials", token.value());
        }
        return new YamlWriter.Inline(fields);
    }
}
