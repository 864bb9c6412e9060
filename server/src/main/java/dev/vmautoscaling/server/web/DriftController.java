package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.DriftWatch;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.DriftStore;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other systems show of our services, where it is not what it should be. */
@RestController
@RequestMapping("/api/drift")
class DriftController {
    private final DriftStore drift;
    private final DriftWatch watch;
    private final AuditStore audit;

    DriftController(DriftStore drift, DriftWatch watch, AuditStore audit) {
        this.drift = drift;
        this.watch = watch;
        this.audit = audit;
    }

    /** @param kind {@code missing}, {@code different}, {@code left-over}, {@code unknown} */
    record DriftView(String service, String part, String kind, String detail, Instant since) {
        static DriftView of(DriftStore.Found found) {
            return new DriftView(
                    found.drift().service(),
                    Words.of(found.drift().part()),
                    Words.of(found.drift().kind()),
                    found.drift().detail(),
                    found.since());
        }
    }

    /** @param lookedAt absent: nobody has looked yet */
    record DriftList(List<DriftView> items, long total, Optional<Instant> lookedAt) {}

    @GetMapping
    DriftList list(HttpServletRequest request) {
        Query query = Query.of(request, "service");
        Optional<String> service = query.text("service");
        List<DriftStore.Found> found = drift.all().stream()
                .filter(one -> service.map(one.drift().service()::equals).orElse(true))
                .toList();
        Items<DriftView> items = Items.of(query.part(found, "service"), DriftView::of);
        return new DriftList(items.items(), items.total(), drift.lookedAt());
    }

    /** Looks now; what is found is put back if it is configured so. */
    @PostMapping
    DriftList look(Principal who) {
        audit.record(who.getName(), "look for drift", "");
        watch.look();
        List<DriftView> items = drift.all().stream().map(DriftView::of).toList();
        return new DriftList(items, items.size(), drift.lookedAt());
    }
}
