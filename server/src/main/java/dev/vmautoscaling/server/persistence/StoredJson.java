package dev.vmautoscaling.server.persistence;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the domain's records are written in text columns: by their components and nothing else, so that a question such as
 * {@code isV6()} does not become a stored field. What cannot be read in full is refused, never half understood.
 */
final class StoredJson {
    private StoredJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .changeDefaultVisibility(seen -> seen.withVisibility(
                                com.fasterxml.jackson.annotation.PropertyAccessor.ALL, Visibility.NONE)
                        .withFieldVisibility(Visibility.ANY)
                        .withCreatorVisibility(Visibility.ANY))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
