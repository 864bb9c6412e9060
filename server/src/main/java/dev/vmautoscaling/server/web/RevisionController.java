package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.Change;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.ConfigEdits;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.RevisionStore;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a config has been, who changed it, and the way back. */
@RestController
@RequestMapping("/api/autoscaling/configs/{service}")
class RevisionController {
    private final KnownGroups known;
    private final RevisionStore revisions;
    private final ConfigEdits edits;
    private final Evaluations evaluations;

    RevisionController(KnownGroups known, RevisionStore revisions, ConfigEdits edits, Evaluations evaluations) {
        this.known = known;
        this.revisions = revisions;
        this.edits = edits;
        this.evaluations = evaluations;
    }

    /** The revision to go back to. */
    record Return(int revision, Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.between("revision", revision, 1, Integer.MAX_VALUE);
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }
    }

    @GetMapping("/revisions")
    Items<RevisionView> list(@PathVariable String service, @Filters Query query) {
        known.known(service);
        return Items.of(revisions.list(service, query.newestFirst("revision")), this::view);
    }

    @GetMapping("/revisions/{revision}")
    RevisionView detail(@PathVariable String service, @PathVariable String revision) {
        known.known(service);
        return Optional.of(revision)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> revisions.find(service, Long.parseLong(text)))
                .map(this::view)
                .orElseThrow(() -> Refused.unknown("revision", revision, List.of()));
    }

    private RevisionView view(RevisionStore.Revision revision) {
        return RevisionView.of(revision, revisions.find(revision.service(), revision.number() - 1));
    }

    /** Its mode and whether it is enabled stay as they are. */
    @PostMapping("/rollback")
    @Refusal(status = 404, code = "revision-unknown", when = "there is no such revision")
    @Refusal(status = 409, code = "confirmation-required", when = "members would go: send it again with confirm=true")
    ResponseEntity<ConfigView> rollback(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false") boolean confirm,
            @Body Return order,
            Principal who) {
        known.known(service);
        if (revisions.find(service, order.revision()).isEmpty()) {
            throw Refused.unknown("revision", Integer.toString(order.revision()), List.of());
        }
        Edit by = new Edit(
                who.getName(),
                "roll back to revision " + order.revision() + " of",
                order.reason().orElse(""));
        OptionalLong expected = ifMatch == null ? OptionalLong.empty() : OptionalLong.of(IfMatch.version(ifMatch));
        ConfigEdits.Edited edited = edits.rollback(service, order.revision(), new Change(by, expected, confirm));
        evaluations.soon();
        return ConfigController.answer(HttpStatus.OK, edited.group(), edited.warnings());
    }
}
