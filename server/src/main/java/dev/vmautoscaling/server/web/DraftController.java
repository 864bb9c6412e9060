package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.server.config.Drafts;
import dev.vmautoscaling.server.config.GroupDocument;
import dev.vmautoscaling.server.config.Preflights;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a config that is being written, before it is saved: whoever writes it sees it while it can be changed. */
@RestController
@RequestMapping("/api/autoscaling/config-drafts")
class DraftController {
    private final Drafts drafts;
    private final Preflights preflights;
    private final JdbcIpPools pools;
    private final Integrations integrations;

    DraftController(Drafts drafts, Preflights preflights, JdbcIpPools pools, Integrations integrations) {
        this.drafts = drafts;
        this.preflights = preflights;
        this.pools = pools;
        this.integrations = integrations;
    }

    /** Every field that saving would refuse or warn of; fields may be missing, and are told as such. */
    @PostMapping("/check")
    Drafts.Verdict check(@Body(of = GroupDocument.class, partial = true) Object tree) {
        return drafts.check(tree);
    }

    /** Asks every system that the config names, and changes nothing. */
    @PostMapping("/preflight")
    PreflightView preflight(@Body(of = GroupDocument.class) Object tree) {
        return PreflightView.of(preflights.check(drafts.config(tree), pools));
    }

    /** The files as enabling it would leave them, and how they differ from what lies there now. Changes nothing. */
    @PostMapping("/preview")
    @Refusal(
            status = 502,
            code = "outside-system-failed",
            when = "the other system refuses or does not answer; nothing is changed then")
    Items<IntegrationController.PreviewView> preview(@Body(of = GroupDocument.class) Object tree) {
        return IntegrationController.previews(integrations, drafts.config(tree));
    }
}
