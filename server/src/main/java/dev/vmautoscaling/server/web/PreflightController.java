package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.Preflights;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The checks before a config is enabled, at any time. */
@RestController
class PreflightController {
    private final KnownGroups known;
    private final Preflights preflights;
    private final JdbcIpPools pools;

    PreflightController(KnownGroups known, Preflights preflights, JdbcIpPools pools) {
        this.known = known;
        this.preflights = preflights;
        this.pools = pools;
    }

    /** Asks every system that the config names, and changes nothing. */
    @PostMapping("/api/autoscaling/configs/{service}/preflight")
    PreflightView check(@PathVariable String service) {
        return PreflightView.of(preflights.check(known.known(service).group().config(), pools));
    }
}
