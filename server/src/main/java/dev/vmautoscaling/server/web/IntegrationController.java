package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.server.config.ConfigOrders;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other systems are told of a service: what should be there, what is, and one part put in effect or taken away. */
@RestController
@RequestMapping("/api/autoscaling/configs/{service}")
class IntegrationController {
    private final KnownGroups known;
    private final Integrations integrations;
    private final ConfigOrders orders;
    private final AuditStore audit;

    IntegrationController(KnownGroups known, Integrations integrations, ConfigOrders orders, AuditStore audit) {
        this.known = known;
        this.integrations = integrations;
        this.orders = orders;
        this.audit = audit;
    }

    /**
     * One part.
     *
     * @param state {@code live}, {@code absent}, {@code different}, {@code unmanaged}, {@code not-needed}, or {@code unknown}
     *     when the system did not say
     * @param hint what the operator can do; empty when nothing
     */
    record IntegrationView(String part, Optional<String> desired, String state, String detail, String hint) {}

    /** @param diff what publishing would change, in unified form; empty when nothing */
    record PreviewView(String part, String system, String path, String diff, String after) {}

    /** A workflow that has begun; it has not happened yet. */
    record Begun(String workflow, String kind) {
        static Begun of(Workflow workflow) {
            return new Begun(workflow.id(), workflow.kind());
        }
    }

    @GetMapping("/integrations")
    Items<IntegrationView> list(@PathVariable String service) {
        GroupConfig config = config(service);
        List<IntegrationView> all = sideBySide(part -> view(integrations.of(part), config));
        return new Items<>(all, all.size());
    }

    private <T> List<T> sideBySide(Function<Part, T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> running = integrations.parts().stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> work.apply(part), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private GroupConfig config(String service) {
        return known.known(service).group().config();
    }

    private static IntegrationView view(Integration integration, GroupConfig config) {
        String part = Words.of(integration.part());
        Optional<String> desired = Optional.empty();
        try {
            desired = integration.desired(config).map(SecretText::masked);
            Actual actual = integration.actual(config);
            return new IntegrationView(part, desired, word(actual), actual.words(), "");
        } catch (OutsideFault fault) {
            return new IntegrationView(part, desired, "unknown", String.valueOf(fault.getMessage()), fault.hint());
        }
    }

    private static String word(Actual actual) {
        return switch (actual) {
            case Actual.Live live -> "live";
            case Actual.Absent absent -> "absent";
            case Actual.Different different -> "different";
            case Actual.Unmanaged unmanaged -> "unmanaged";
            case Actual.NotNeeded notNeeded -> "not-needed";
        };
    }

    /** Puts every part in effect, by a workflow that can be followed and undone. */
    @PostMapping("/integrations")
    @Answers(202)
    @Refusal(status = 409, code = "config-disabled", when = "the config is disabled")
    @Refusal(status = 409, code = "workflows-unfinished", when = "a workflow works on the config, or is stuck")
    ResponseEntity<Begun> publishAll(@PathVariable String service, Principal who) {
        if (!known.known(service).group().enabled()) {
            throw Refused.because(
                    HttpStatus.CONFLICT,
                    "config-disabled",
                    "config " + service + " is disabled: enable it, that publishes everything");
        }
        Workflow workflow = orders.publish(service);
        audit.record(who.getName(), "publish integrations of " + service, "");
        return ResponseEntity.accepted().body(Begun.of(workflow));
    }

    /** Puts one part in effect, or finds it so. */
    @PostMapping("/integrations/{part}")
    @Refusal(
            status = 502,
            code = "outside-system-failed",
            when = "the other system refuses or does not answer; nothing is changed then")
    IntegrationView publish(@PathVariable String service, @PathVariable String part, Principal who) {
        GroupConfig config = config(service);
        Integration integration = integration(part);
        return done(() -> integration.publish(config), integration, config, who, "publish");
    }

    /** Takes one part away, unless another service needs it too. */
    @DeleteMapping("/integrations/{part}")
    @Refusal(
            status = 502,
            code = "outside-system-failed",
            when = "the other system refuses or does not answer; nothing is changed then")
    IntegrationView withdraw(@PathVariable String service, @PathVariable String part, Principal who) {
        GroupConfig config = config(service);
        Integration integration = integration(part);
        return done(() -> integration.withdraw(config), integration, config, who, "withdraw");
    }

    private IntegrationView done(
            Runnable act, Integration integration, GroupConfig config, Principal who, String verb) {
        String what = verb + " " + Words.of(integration.part()) + " of " + config.service();
        try {
            act.run();
            audit.record(who.getName(), what, "");
            return view(integration, config);
        } catch (OutsideFault fault) {
            audit.record(who.getName(), what, "failed: " + fault.getMessage());
            throw fault;
        }
    }

    private Integration integration(String word) {
        return integrations.parts().stream()
                .filter(part -> Words.of(part).equals(word))
                .findFirst()
                .map(integrations::of)
                .orElseThrow(() -> Refused.unknown(
                        "integration",
                        word,
                        integrations.parts().stream().map(Words::of).toList()));
    }

    /** The files as publishing would leave them, and how they differ from what lies there now. Changes nothing. */
    @GetMapping("/preview")
    @Refusal(
            status = 502,
            code = "outside-system-failed",
            when = "the other system refuses or does not answer; nothing is changed then")
    Items<PreviewView> preview(@PathVariable String service) {
        return previews(integrations, config(service));
    }

    static Items<PreviewView> previews(Integrations integrations, GroupConfig config) {
        List<PreviewView> all = integrations.parts().stream()
                .flatMap(part -> integrations.of(part).planned(config).stream().map(plan -> view(part, plan)))
                .toList();
        return new Items<>(all, all.size());
    }

    private static PreviewView view(Part part, Integration.Planned plan) {
        String before = SecretText.masked(plan.before());
        String after = SecretText.masked(plan.after());
        return new PreviewView(
                Words.of(part), plan.system(), plan.path(), LineDiff.unified(plan.path(), before, after), after);
    }
}
