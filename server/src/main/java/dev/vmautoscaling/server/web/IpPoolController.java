package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.preflight.Servers;
import dev.vmautoscaling.server.config.Binding;
import dev.vmautoscaling.server.config.ConfigMapping;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.Findings;
import dev.vmautoscaling.server.config.PoolChecks;
import dev.vmautoscaling.server.config.PoolDocument;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.StoredPool;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** IP pools: addresses for new members. Several configs may share one. */
@RestController
@RequestMapping("/api/ip-pools")
class IpPoolController {
    private final JdbcIpPools pools;
    private final KnownPools known;
    private final KnownServers servers;
    private final AuditStore audit;

    IpPoolController(JdbcIpPools pools, KnownPools known, KnownServers servers, AuditStore audit) {
        this.pools = pools;
        this.known = known;
        this.servers = servers;
        this.audit = audit;
    }

    /** @param warnings what could not be made sure of */
    private record Read(IpPool pool, List<FieldError> warnings) {}

    @GetMapping
    Items<IpPoolView> list(@Filters Query query) {
        return Items.of(query.part(pools.allStored(), "name"), known::view);
    }

    @GetMapping("/{name}")
    ResponseEntity<IpPoolView> detail(@PathVariable String name) {
        return answer(HttpStatus.OK, known.known(name), List.of());
    }

    @PostMapping
    @Answers(201)
    @Refusal(status = 409, code = "ip-pool-exists", when = "there is a pool of that name already")
    ResponseEntity<IpPoolView> create(@Body(of = PoolDocument.class) Object tree, Principal who) {
        Read read = read(tree);
        IpPool pool = read.pool();
        StoredPool made = pools.create(pool)
                .orElseThrow(() -> Refused.because(
                        HttpStatus.CONFLICT, "ip-pool-exists", "there is an IP pool " + pool.name() + " already"));
        audit.record(
                who.getName(), "create IP pool " + pool.name(), pool.ranges().toString());
        return answer(HttpStatus.CREATED, made, read.warnings());
    }

    /** What the body leaves out stays as it is. */
    @PutMapping("/{name}")
    ResponseEntity<IpPoolView> change(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Body(of = PoolDocument.class, partial = true) Object tree,
            Principal who) {
        StoredPool before = known.known(name);
        long version = IfMatch.version(ifMatch);
        if (version != before.version()) {
            throw IfMatch.moved();
        }
        Read read = read(merged(before.pool(), tree));
        IpPool pool = read.pool();
        StoredPool after = pools.replace(pool, version).orElseThrow(IfMatch::moved);
        audit.record(who.getName(), "change IP pool " + name, before.pool().ranges() + " became " + pool.ranges());
        return answer(HttpStatus.OK, after, read.warnings());
    }

    private static Object merged(IpPool before, Object body) {
        if (!(body instanceof Map<?, ?> given)) {
            return body;
        }
        Map<Object, Object> merged = new LinkedHashMap<>(Records.tree(ConfigMapping.document(before)));
        given.forEach(merged::put);
        return merged;
    }

    /** All that is wrong with it is told at once, but what is no pool in itself is not held against others. */
    private Read read(Object tree) {
        Findings findings = new Findings();
        PoolDocument document = Binding.bind(tree, PoolDocument.class, findings)
                .filter(read -> !findings.hasErrors())
                .orElseThrow(() -> Refused.fields(findings.errors()));
        IpPool pool = ConfigMapping.pool(document);
        Servers seen = servers.seen();
        new PoolChecks(pool, findings.at(""))
                .apartFrom(pools.all())
                .keeping(known.holders(pool.name()))
                .apartFromServers(seen.byAddress(), seen.troubles());
        if (findings.hasErrors()) {
            throw Refused.fields(findings.errors());
        }
        return new Read(pool, findings.warnings());
    }

    @DeleteMapping("/{name}")
    @Refusal(status = 409, code = "ip-pool-in-use", when = "a config names it, or an address of it is held")
    ResponseEntity<Void> delete(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal who) {
        StoredPool stored = known.known(name);
        List<String> users = known.usedBy(name);
        if (!users.isEmpty()) {
            throw Refused.because(
                    HttpStatus.CONFLICT,
                    "ip-pool-in-use",
                    "IP pool " + name + " is used by " + String.join(", ", users) + ": it cannot be deleted");
        }
        Map<?, String> holders = known.holders(name);
        if (!holders.isEmpty()) {
            throw Refused.because(
                    HttpStatus.CONFLICT, "ip-pool-in-use", "addresses of IP pool " + name + " are held: " + holders);
        }
        long version = ifMatch == null ? stored.version() : IfMatch.version(ifMatch);
        if (!pools.delete(name, version)) {
            throw IfMatch.moved();
        }
        audit.record(
                who.getName(), "delete IP pool " + name, stored.pool().ranges().toString());
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<IpPoolView> answer(HttpStatus status, StoredPool stored, List<FieldError> warnings) {
        var answer = ResponseEntity.status(status).eTag(Long.toString(stored.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/ip-pools/" + stored.pool().name()));
        }
        return answer.body(known.view(stored).with(warnings));
    }
}
