package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.openapi.OpenApi;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of this interface for programs, as the build writes it too. */
@RestController
class OpenApiController {
    private final Map<String, Object> document;

    OpenApiController(@Value("${spring.application.version:development}") String version) {
        this.document = OpenApi.document(version);
    }

    @GetMapping("/api/openapi")
    Map<String, Object> show() {
        return document;
    }
}
