package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.ConfigDocument;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.Imports;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.config.YamlTree;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.openapi.Sample;
import dev.vmautoscaling.server.persistence.AuditStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    @Sample("""
            ipPools:
              - {name: shop, ranges: [10.20.0.100-10.20.0.119], prefix: 24, gateway: 10.20.0.1}
            configs: []
            """)
    @Refusal(status = 400, code = "body-unreadable", when = "the document is neither YAML nor JSON")
    @Refusal(status = 400, code = "parameters-refused", when = "unchecked has no reason")
    @Refusal(status = 413, code = "body-too-large", when = "the document is too large")
    @Refusal(status = 422, code = "fields-refused", when = "nothing was taken over; all offending fields are told")
    @PostMapping(
            path = "/api/import",
            consumes = {"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON_VALUE})
    Imports.Outcome take(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String unchecked, Principal who)
            throws IOException {
        Optional<String> withoutChecks = reason(unchecked);
        byte[] body = LimitedBody.of(request, YamlTree.LARGEST);
        Imports.Outcome outcome =
                imports.take(isJson(request) ? Bodies.tree(body) : yaml(body), who.getName(), withoutChecks);
        if (!outcome.errors().isEmpty()) {
            throw refused(outcome);
        }
        String detail = outcome.created() + " created, " + outcome.changed() + " changed, " + outcome.unchanged()
                + " unchanged";
        audit.record(
                who.getName(),
                "import",
                detail
                        + withoutChecks
                                .map(reason -> ", without the checks: " + reason)
                                .orElse(""));
        return outcome;
    }

    /** Why configs are to be enabled without the checks: for many at once, whose systems are known to be well. */
    private static Optional<String> reason(@Nullable String unchecked) {
        Optional<String> reason = Optional.ofNullable(unchecked);
        reason.filter(text -> text.isBlank() || text.length() > Reason.LONGEST).ifPresent(text -> {
            throw Refused.parameters(List.of(
                    new FieldError("unchecked", text, "the reason, 1 to " + Reason.LONGEST + " characters", "")));
        });
        return reason;
    }

    /** A problem that is also an outcome: whoever counts finds that nothing was taken over. */
    private static Refused refused(Imports.Outcome outcome) {
        return new Refused(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "fields-refused",
                        "nothing was taken over; fields that are not as they must be: "
                                + outcome.errors().size(),
                        outcome.errors())
                .with("created", 0)
                .with("changed", 0)
                .with("unchanged", 0)
                .with("warnings", outcome.warnings());
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
