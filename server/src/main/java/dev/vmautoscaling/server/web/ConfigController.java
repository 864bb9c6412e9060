package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.server.config.Change;
import dev.vmautoscaling.server.config.ConfigEdits;
import dev.vmautoscaling.server.config.ConfigRemoval;
import dev.vmautoscaling.server.config.GroupDocument;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.net.URI;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Configs: make, find, change, copy and delete them. */
@RestController
@RequestMapping("/api/autoscaling/configs")
class ConfigController {
    private static final String PATH = "/api/autoscaling/configs/";
    private static final Map<String, Comparator<StoredGroup>> ORDERS = Map.of(
            "service", Comparator.comparing(StoredGroup::service),
            "displayName",
                    Comparator.comparing(
                            stored -> stored.group().config().displayName(), String.CASE_INSENSITIVE_ORDER),
            "createdAt", Comparator.comparing(StoredGroup::createdAt),
            "updatedAt", Comparator.comparing(StoredGroup::updatedAt));

    private final JdbcScalingGroups groups;
    private final KnownGroups known;
    private final ConfigEdits edits;
    private final ConfigRemoval removal;
    private final Evaluations evaluations;
    private final EffectiveMaxes maxes;

    ConfigController(
            JdbcScalingGroups groups,
            KnownGroups known,
            ConfigEdits edits,
            ConfigRemoval removal,
            Evaluations evaluations,
            EffectiveMaxes maxes) {
        this.groups = groups;
        this.known = known;
        this.edits = edits;
        this.removal = removal;
        this.evaluations = evaluations;
        this.maxes = maxes;
    }

    private enum YesNo {
        TRUE,
        FALSE
    }

    @GetMapping
    Items<ConfigView> list(@Filters({"service", "enabled", "mode", "q"}) Query query) {
        Optional<String> service = query.text("service");
        Optional<Boolean> enabled = query.constant("enabled", YesNo.class).map(YesNo.TRUE::equals);
        Optional<Mode> mode = query.constant("mode", Mode.class);
        Optional<String> searched = query.text("q").map(text -> text.toLowerCase(Locale.ROOT));
        List<StoredGroup> found = groups.all().stream()
                .filter(stored -> service.map(stored.service()::equals).orElse(true))
                .filter(stored -> enabled.map(wanted -> wanted == stored.group().enabled())
                        .orElse(true))
                .filter(stored -> mode.map(
                                wanted -> wanted == stored.group().config().mode())
                        .orElse(true))
                .filter(stored -> searched.map(text -> mentions(stored, text)).orElse(true))
                .toList();
        return Items.of(query.sorted(found, "service", ORDERS), ConfigView::of);
    }

    private static boolean mentions(StoredGroup stored, String text) {
        var config = stored.group().config();
        return Stream.of(
                        config.service(),
                        config.displayName(),
                        config.template(),
                        config.pool().pool().name(),
                        config.pool().virtualAddress(),
                        config.addressing().ipPool())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text));
    }

    @GetMapping("/{service}")
    ResponseEntity<ConfigView> detail(@PathVariable String service) {
        StoredGroup stored = known.known(service);
        return ResponseEntity.ok()
                .eTag(Long.toString(stored.revision()))
                .body(ConfigView.of(stored).with(maxes.of(service)));
    }

    @PostMapping
    @Answers(201)
    @Refusal(status = 409, code = "config-exists", when = "the service has a config already")
    ResponseEntity<ConfigView> create(@Body(of = GroupDocument.class) Object tree, Principal who) {
        return created(edits.create(tree, new Edit(who.getName(), "create")));
    }

    /** Copies the config for another service; the body names that and whatever else differs. */
    @PostMapping("/{service}/clone")
    @Answers(201)
    @Refusal(status = 409, code = "config-exists", when = "the other service has a config already")
    ResponseEntity<ConfigView> copy(
            @PathVariable String service, @Body(of = GroupDocument.class, partial = true) Object tree, Principal who) {
        return created(edits.copy(service, tree, new Edit(who.getName(), "clone " + service + " as")));
    }

    /** Absent means unchanged, null means left out. */
    @PutMapping("/{service}")
    @Refusal(status = 409, code = "confirmation-required", when = "members would go: send it again with confirm=true")
    ResponseEntity<ConfigView> change(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false") boolean confirm,
            @Body(of = GroupDocument.class, partial = true) Object tree,
            Principal who) {
        known.known(service);
        Change how = new Change(new Edit(who.getName(), "change"), OptionalLong.of(IfMatch.version(ifMatch)), confirm);
        return answer(edits.update(service, tree, how));
    }

    /** Its VMs stay, with their addresses, in the pool and scraped, unless they are to go. 202: a workflow does it. */
    @DeleteMapping("/{service}")
    @Answers({202, 204})
    @Refusal(status = 409, code = "workflows-unfinished", when = "a workflow of the service runs or is stuck")
    @Refusal(status = 409, code = "kill-switch-on", when = "its VMs are to go, and the kill switch is on")
    ResponseEntity<IntegrationController.Begun> delete(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false") boolean removeVms,
            Principal who) {
        known.known(service);
        Change how = new Change(new Edit(who.getName(), "delete"), OptionalLong.of(IfMatch.version(ifMatch)), true);
        return removal.delete(service, removeVms, how)
                .map(workflow -> ResponseEntity.accepted().body(IntegrationController.Begun.of(workflow)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static ResponseEntity<ConfigView> created(ConfigEdits.Edited made) {
        return ResponseEntity.created(URI.create(PATH + made.group().service()))
                .eTag(Long.toString(made.group().revision()))
                .body(ConfigView.of(made.group(), made.warnings()));
    }

    /** What changed takes effect at once, not at the next round. */
    private ResponseEntity<ConfigView> answer(ConfigEdits.Edited edited) {
        evaluations.soon();
        return answer(HttpStatus.OK, edited.group(), edited.warnings());
    }

    static ResponseEntity<ConfigView> answer(
            HttpStatus status, StoredGroup stored, List<dev.vmautoscaling.server.config.FieldError> warnings) {
        return ResponseEntity.status(status)
                .eTag(Long.toString(stored.revision()))
                .body(ConfigView.of(stored, warnings));
    }
}
