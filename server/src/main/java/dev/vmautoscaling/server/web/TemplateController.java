package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.web.TemplateDocument.Change;
import dev.vmautoscaling.templates.Answer;
import dev.vmautoscaling.templates.DeleteOrder;
import dev.vmautoscaling.templates.DeleteOrder.Way;
import dev.vmautoscaling.templates.TemplateDesk;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** Templates: what services are cloned from. Whatever takes time is accepted and done by a workflow. */
@RestController
@RequestMapping("/api/templates")
class TemplateController {
    private final Templates templates;
    private final TemplateDesk desk;
    private final TemplateViews views;
    private final TemplateGuards guards;
    private final WorkflowStarter starter;
    private final AuditStore audit;

    TemplateController(
            Templates templates,
            TemplateDesk desk,
            TemplateViews views,
            TemplateGuards guards,
            WorkflowStarter starter,
            AuditStore audit) {
        this.templates = templates;
        this.desk = desk;
        this.views = views;
        this.guards = guards;
        this.starter = starter;
        this.audit = audit;
    }

    @GetMapping
    Items<TemplateView> list(@Filters({"search", "state", "vcenter", "from", "to"}) Query query) {
        String search = query.text("search").orElse("").toLowerCase(Locale.ROOT);
        Optional<TemplateView.State> state = query.constant("state", TemplateView.State.class);
        Optional<String> vcenter = query.text("vcenter");
        Optional<Instant> from = query.instant("from");
        Optional<Instant> to = query.instant("to");
        List<Template> wanted = templates.all().stream()
                .filter(template -> template.name().toLowerCase(Locale.ROOT).contains(search))
                .filter(template ->
                        vcenter.map(template.making().vcenter()::equals).orElse(true))
                .filter(template ->
                        from.map(time -> !template.making().at().isBefore(time)).orElse(true))
                .filter(template ->
                        to.map(time -> template.making().at().isBefore(time)).orElse(true))
                .toList();
        List<TemplateView> seen = views.views(wanted).stream()
                .filter(view ->
                        state.map(one -> one.name().equals(view.state())).orElse(true))
                .toList();
        return Items.of(query.part(seen, "name", TemplateViews.ORDERS), view -> view);
    }

    @GetMapping("/{id}")
    ResponseEntity<TemplateView> detail(@PathVariable String id) {
        return answer(HttpStatus.OK, known(id));
    }

    @PostMapping
    @Answers({201, 202})
    @Refusal(status = 422, code = "connection-unknown", when = "there is no such vCenter connection")
    @Refusal(status = 422, code = "source-vm-unknown", when = "vCenter has no such VM")
    @Refusal(status = 422, code = "source-vm-ambiguous", when = "several VMs have the name")
    @Refusal(status = 422, code = "confirmation-missing", when = "a conversion is not confirmed with the VM's name")
    @Refusal(status = 409, code = "source-vm-powered-on", when = "a VM to be converted is not off")
    @Refusal(status = 409, code = "source-vm-is-template", when = "a VM to be converted is a template already")
    @Refusal(status = 409, code = "source-vm-is-member", when = "a VM to be converted is a member of a service")
    @Refusal(status = 409, code = "not-a-template", when = "what is to be registered is a VM")
    @Refusal(status = 409, code = "template-name-taken", when = "another template has the name")
    @Refusal(status = 409, code = "vcenter-name-taken", when = "something in vCenter has the name")
    @Refusal(status = 409, code = "vcenter-right-missing", when = "the account of vCenter lacks a privilege for it")
    @Refusal(status = 409, code = "kill-switch-on", when = "the global kill switch lets no new work begin")
    @Refusal(status = 502, code = "outside-system-failed", when = "vCenter does not answer")
    ResponseEntity<TemplateView> create(@Body TemplateDocument document, Principal who) {
        guards.refuseUnknownVcenter(document.vcenter());
        guards.refuseUnderStop();
        Answer.Accepted accepted = TemplateGuards.accepted(desk.create(document.order(who.getName()), guards.now()));
        Template template = accepted.template();
        String source = template.making().source().name();
        record(who, "create", template, Words.of(document.mode()) + " " + source + " in " + document.vcenter());
        start(accepted);
        return answer(accepted.work().isPresent() ? HttpStatus.ACCEPTED : HttpStatus.CREATED, known(template.id()));
    }

    /** A new name is given in vCenter too, by a workflow; a description is changed at once. */
    @PutMapping("/{id}")
    @Answers({200, 202})
    @Refusal(status = 409, code = "template-busy", when = "a workflow works on it")
    @Refusal(status = 409, code = "template-not-ready", when = "it never came to be")
    @Refusal(status = 409, code = "template-in-use", when = "configs speak of it by its name")
    @Refusal(status = 409, code = "template-missing", when = "vCenter has it no more")
    @Refusal(status = 409, code = "vcenter-name-taken", when = "something in vCenter has the name")
    @Refusal(status = 409, code = "kill-switch-on", when = "the global kill switch lets no new work begin")
    @Refusal(status = 502, code = "outside-system-failed", when = "vCenter does not answer")
    ResponseEntity<TemplateView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Body Change change,
            Principal who) {
        Template before = unmoved(id, IfMatch.version(ifMatch));
        String description = change.description().orElse(before.description());
        Optional<String> name = change.name().filter(wanted -> !wanted.equals(before.name()));
        if (name.isEmpty() && description.equals(before.description())) {
            return answer(HttpStatus.OK, before);
        }
        name.ifPresent(wanted -> guards.refuseUnderStop());
        Answer.Accepted accepted = TemplateGuards.accepted(
                name.map(wanted -> desk.rename(before.described(description), wanted, guards.now()))
                        .orElseGet(() -> desk.describe(before, description)));
        record(who, "change", before, name.map(wanted -> "now " + wanted).orElse("described"));
        start(accepted);
        return answer(accepted.work().isPresent() ? HttpStatus.ACCEPTED : HttpStatus.OK, known(id));
    }

    /** @return nothing when it is gone, else how far its end is */
    @DeleteMapping("/{id}")
    @Answers({202, 204})
    @Refusal(status = 400, code = "parameters-refused", when = "there is no such way")
    @Refusal(status = 422, code = "confirmation-missing", when = "what was not made here is to be destroyed")
    @Refusal(status = 409, code = "template-busy", when = "a workflow works on it")
    @Refusal(status = 409, code = "template-in-use", when = "configs clone from it")
    @Refusal(status = 409, code = "template-has-linked-clones", when = "the disks of VMs grow from it")
    @Refusal(status = 409, code = "template-missing", when = "it is to be a VM again, and vCenter has it no more")
    @Refusal(status = 409, code = "never-was-a-vm", when = "it is to be a VM again, and never was one")
    @Refusal(status = 409, code = "vcenter-right-missing", when = "the account of vCenter lacks a privilege for it")
    @Refusal(status = 409, code = "kill-switch-on", when = "the global kill switch lets no new work begin")
    @Refusal(status = 502, code = "outside-system-failed", when = "vCenter does not answer")
    ResponseEntity<TemplateView> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String way,
            @RequestParam(required = false) @Nullable String confirm,
            Principal who) {
        Template template = ifMatch == null ? known(id) : unmoved(id, IfMatch.version(ifMatch));
        guards.refuseUnderStop();
        DeleteOrder order = new DeleteOrder(
                way == null ? Way.usual(template.making().origin()) : way(way), Optional.ofNullable(confirm));
        Answer.Accepted accepted = TemplateGuards.accepted(desk.delete(template, order, guards.now()));
        record(who, "delete", template, Words.of(order.way()));
        start(accepted);
        return accepted.work().isPresent()
                ? answer(HttpStatus.ACCEPTED, known(id))
                : ResponseEntity.noContent().build();
    }

    private static Way way(String text) {
        return Arrays.stream(Way.values())
                .filter(way -> Words.of(way).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> Refused.parameters(List.of(new FieldError("way", text, "destroy, keep or return", ""))));
    }

    private void record(Principal who, String verb, Template template, String detail) {
        audit.record(who.getName(), verb + " template " + template.name(), detail);
    }

    private void start(Answer.Accepted accepted) {
        accepted.work().ifPresent(work -> starter.start(work.id()));
    }

    private Template known(String id) {
        return templates.find(id).orElseThrow(() -> Refused.unknown("template", id, List.of()));
    }

    private Template unmoved(String id, long version) {
        Template template = known(id);
        if (template.version() != version) {
            throw IfMatch.moved();
        }
        return template;
    }

    private ResponseEntity<TemplateView> answer(HttpStatus status, Template template) {
        var answer = ResponseEntity.status(status).eTag(Long.toString(template.version()));
        if (status != HttpStatus.OK) {
            answer.location(URI.create("/api/templates/" + template.id()));
        }
        return answer.body(views.view(template));
    }
}
