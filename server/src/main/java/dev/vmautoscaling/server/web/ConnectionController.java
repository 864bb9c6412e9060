package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.Names;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RestController;

/** Connections to outside systems. Passwords go in and never come out. */
@RestController
@RequestMapping("/api/connections")
class ConnectionController {
    private final ConnectionStore connections;
    private final JdbcScalingGroups groups;
    private final Templates templates;
    private final AuditStore audit;
    private final Doctor doctor;

    ConnectionController(
            ConnectionStore connections,
            JdbcScalingGroups groups,
            Templates templates,
            AuditStore audit,
            Doctor doctor) {
        this.connections = connections;
        this.groups = groups;
        this.templates = templates;
        this.audit = audit;
        this.doctor = doctor;
    }

    /** @param usedBy services whose configs name it */
    record ConnectionView(
            String name,
            String kind,
            String url,
            List<String> urls,
            String username,
            boolean hasPassword,
            Optional<String> sha256,
            Optional<String> caPem,
            Optional<Object> ssh,
            Optional<Object> jenkins,
            Optional<Object> delivery,
            List<String> usedBy,
            long version,
            Instant updatedAt) {}

    @GetMapping
    Items<ConnectionView> list(@Filters("kind") Query query) {
        Optional<Connection.Kind> kind = query.constant("kind", Connection.Kind.class);
        List<ConnectionStore.Stored> found = connections.all().stream()
                .filter(stored ->
                        kind.map(wanted -> wanted == stored.connection().kind()).orElse(true))
                .toList();
        return Items.of(query.part(found, "name"), this::view);
    }

    @GetMapping("/{name}")
    ResponseEntity<ConnectionView> detail(@PathVariable String name) {
        return answer(HttpStatus.OK, known(name));
    }

    /** Creates it, or replaces the version that the caller has seen. */
    @PutMapping("/{name}")
    @Answers({200, 201})
    @Refusal(status = 409, code = "connection-in-use", when = "a config uses it, so its kind cannot change")
    @Refusal(status = 412, code = "connection-exists", when = "a new one was meant, and there is one of that name")
    ResponseEntity<ConnectionView> put(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @Body ConnectionDocument document,
            Principal who) {
        refuseName(name);
        Optional<ConnectionStore.Stored> before = connections.find(name);
        if (before.isPresent() && IfMatch.isForNewOnly(ifNoneMatch)) {
            throw exists(name);
        }
        boolean isNew = before.isEmpty() && ifMatch == null;
        long version = isNew ? 0 : IfMatch.version(ifMatch);
        if (!isNew && before.filter(stored -> stored.version() == version).isEmpty()) {
            throw IfMatch.moved();
        }
        Connection connection = document.connection(name);
        refuseKindOfUsed(connection, before);
        refuseWithoutPassword(document, connection, before);
        ConnectionStore.Stored saved = isNew
                ? connections.create(connection, document.secret()).orElseThrow(() -> exists(name))
                : connections.replace(connection, document.secret(), version).orElseThrow(IfMatch::moved);
        if (usedBy(name).isEmpty() && !leadsToTemplates(name)) {
            // Nothing of ours is there, so it may lead to another system from now on.
            connections.forgetInstance(name);
        }
        audit.record(
                who.getName(),
                (isNew ? "create" : "change") + " connection " + name,
                connection.url().toString());
        return answer(isNew ? HttpStatus.CREATED : HttpStatus.OK, saved);
    }

    private ResponseEntity<ConnectionView> answer(HttpStatus status, ConnectionStore.Stored stored) {
        return ResponseEntity.status(status)
                .eTag(Long.toString(stored.version()))
                .body(view(stored));
    }

    private static Refused exists(String name) {
        return Refused.because(
                HttpStatus.PRECONDITION_FAILED,
                "connection-exists",
                "there is a connection " + name + " already: choose another name, or change that one");
    }

    private static void refuseName(String name) {
        if (!name.matches(Names.PATTERN)) {
            throw Refused.fields(List.of(new FieldError("name", name, Names.ALLOWED, "")));
        }
    }

    private void refuseKindOfUsed(Connection connection, Optional<ConnectionStore.Stored> before) {
        before.map(stored -> stored.connection().kind())
                .filter(kind ->
                        kind != connection.kind() && !usedBy(connection.name()).isEmpty())
                .ifPresent(kind -> {
                    throw inUse(connection.name(), "its kind cannot change");
                });
    }

    /** A password is never sent to another address, or for another user, than the one it was given for. */
    private static void refuseWithoutPassword(
            ConnectionDocument document, Connection connection, Optional<ConnectionStore.Stored> before) {
        boolean keeps = before.filter(ConnectionStore.Stored::hasSecret)
                .map(ConnectionStore.Stored::connection)
                .filter(old -> old.username().equals(connection.username())
                        && Set.copyOf(old.urls()).containsAll(connection.urls()))
                .isPresent();
        boolean hadOne = before.map(ConnectionStore.Stored::hasSecret).orElse(false);
        boolean needed = document.needsLogin() || hadOne;
        if (document.secret().isEmpty() && needed && !keeps) {
            boolean isSsh = document.kind() == Connection.Kind.SSH;
            throw Refused.fields(List.of(new FieldError(
                    isSsh ? "privateKey" : "password",
                    "nothing",
                    isSsh ? "the private key" : "the password",
                    hadOne
                            ? "the address or the user changes, so what is stored is not used for it"
                            : "it has none yet")));
        }
    }

    /** Asks the system there whether it answers and knows us. */
    @PostMapping("/{name}/test")
    DoctorController.Shown test(@PathVariable String name) {
        return DoctorController.Shown.of(doctor.connection(known(name).connection()));
    }

    @DeleteMapping("/{name}")
    @Refusal(status = 409, code = "connection-in-use", when = "a config uses it")
    ResponseEntity<Void> delete(@PathVariable String name, Principal who) {
        known(name);
        if (!usedBy(name).isEmpty()) {
            throw inUse(name, "it cannot be deleted");
        }
        if (leadsToTemplates(name)) {
            throw Refused.because(
                    HttpStatus.CONFLICT,
                    "connection-in-use",
                    "connection " + name + " leads to templates that are listed here: it cannot be deleted");
        }
        connections.delete(name);
        audit.record(who.getName(), "delete connection " + name, "");
        return ResponseEntity.noContent().build();
    }

    private boolean leadsToTemplates(String name) {
        return templates.all().stream()
                .anyMatch(template -> template.making().vcenter().equals(name));
    }

    private Refused inUse(String name, String so) {
        return Refused.because(
                HttpStatus.CONFLICT,
                "connection-in-use",
                "connection " + name + " is used by " + String.join(", ", usedBy(name)) + ": " + so);
    }

    private ConnectionStore.Stored known(String name) {
        return connections
                .find(name)
                .orElseThrow(() -> Refused.unknown(
                        "connection",
                        name,
                        connections.all().stream()
                                .map(stored -> stored.connection().name())
                                .toList()));
    }

    /** Services, and other connections. */
    private List<String> usedBy(String name) {
        Stream<String> others = connections.all().stream()
                .map(ConnectionStore.Stored::connection)
                .filter(other -> other.needs().contains(name))
                .map(Connection::name);
        return Stream.concat(others, servicesWith(name)).toList();
    }

    private Stream<String> servicesWith(String name) {
        return groups.all().stream()
                .map(stored -> stored.group().config())
                .filter(config -> Stream.concat(
                                Stream.of(
                                        config.placement().vcenter(),
                                        config.monitoring().prometheus(),
                                        config.pool().f5()),
                                config.jenkins().map(JenkinsJob::connection).stream())
                        .anyMatch(name::equals))
                .map(GroupConfig::service);
    }

    private ConnectionView view(ConnectionStore.Stored stored) {
        Connection connection = stored.connection();
        return new ConnectionView(
                connection.name(),
                Words.of(connection.kind()),
                connection.url().toString(),
                connection.urls().stream().map(URI::toString).toList(),
                connection.username(),
                stored.hasSecret(),
                connection.sha256(),
                connection.caPem(),
                Optional.ofNullable(connection.details().get("ssh")),
                Optional.ofNullable(connection.details().get("jenkins")),
                Optional.ofNullable(connection.details().get("delivery")),
                usedBy(connection.name()),
                stored.version(),
                stored.updatedAt());
    }
}
