package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Ends the scraping of created members, but not while there are any. Taken back by publishing it, if it was there before. */
final class WithdrawUnusedScrapeJob extends PartStep {
    WithdrawUnusedScrapeJob(Reach reach) {
        super("withdraw", Part.SCRAPE_JOB, reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        int members = reach().members().live(group.service()).size();
        return members == 0 ? withdrawn(group.config()) : Outcome.done("kept: " + members + " members are scraped");
    }

    @Override
    Outcome undo(Attempt attempt, ScalingGroup group) {
        return wasThere(attempt) ? published(group.config()) : Outcome.done("it was not there before");
    }
}
