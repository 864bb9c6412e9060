package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.AuditStore;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what, when and why. */
@RestController
class AuditController {
    private final AuditStore audit;

    AuditController(AuditStore audit) {
        this.audit = audit;
    }

    @GetMapping("/api/audit")
    Items<AuditStore.Entry> list(@Filters({"from", "to"}) Query query) {
        Optional<Instant> from = query.instant("from");
        Optional<Instant> to = query.instant("to");
        return Items.of(audit.list(from, to, query.newestFirst("at")), entry -> entry);
    }
}
