package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.ConfigDocument;
import dev.vmautoscaling.server.config.Imports;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.config.YamlTree;
import dev.vmautoscaling.server.persistence.AuditStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** All pools and configs at once, as YAML or JSON. */
@RestController
class ImportController {
    private final Imports imports;
    private final AuditStore audit;

    ImportController(Imports imports, AuditStore audit) {
        this.imports = imports;
        this.audit = audit;
    }

    @PostMapping(
            path = "/api/import",
            consumes = {"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<Object> take(HttpServletRequest request, Principal who) throws IOException {
        byte[] body = LimitedBody.of(request, YamlTree.LARGEST);
        Imports.Outcome outcome = imports.take(isJson(request) ? Bodies.tree(body) : yaml(body), who.getName());
        if (!outcome.errors().isEmpty()) {
            return ResponseEntity.unprocessableContent().body(refused(outcome));
        }
        String detail = outcome.created() + " created, " + outcome.changed() + " changed, " + outcome.unchanged()
                + " unchanged";
        audit.record(who.getName(), "import", detail);
        return ResponseEntity.ok(outcome);
    }

    /** A problem that is also an outcome: whoever counts finds that nothing was taken over. */
    private static ProblemDetail refused(Imports.Outcome outcome) {
        ProblemDetail problem = Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "fields-refused",
                "nothing was taken over; fields that are not as they must be: "
                        + outcome.errors().size(),
                outcome.errors());
        problem.setProperty("created", 0);
        problem.setProperty("changed", 0);
        problem.setProperty("unchanged", 0);
        problem.setProperty("warnings", outcome.warnings());
        return problem;
    }

    private static boolean isJson(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static Object yaml(byte[] body) {
        try {
            return YamlTree.parse(new String(body, StandardCharsets.UTF_8));
        } catch (YamlTree.Unreadable e) {
            throw Refused.because(HttpStatus.BAD_REQUEST, "body-unreadable", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping(path = "/api/export", produces = "application/yaml")
    byte[] exportYaml() {
        return YamlTree.text(Records.tree(imports.export())).getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/api/export", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> exportJson() {
        ConfigDocument document = imports.export();
        return Records.tree(document);
    }
}
