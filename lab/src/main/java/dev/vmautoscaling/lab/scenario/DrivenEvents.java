package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.journal.JournalEntry;
import dev.vmautoscaling.lab.wire.JenkinsListing;
import dev.vmautoscaling.lab.wire.VcenterListing;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The events of a scenario in which builds come to grief, one after the other. */
final class DrivenEvents {

    private static final Duration NEXT = Duration.ofSeconds(90);

    private final Stage stage;
    private final JenkinsListing builds;
    private final Set<String> seen = new HashSet<>();

    DrivenEvents(Stage stage) {
        this.stage = stage;
        this.builds = new JenkinsListing(
                stage.world().jenkins().username(), stage.world().jenkins().token());
    }

    JenkinsListing builds() {
        return builds;
    }

    /** Waits for the next scale-out that a build drives, until vCenter clones for it. */
    ScalingEvent nextThatClones() {
        long before = clones();
        String expected = "a build to drive the next scale-out";
        ScalingEvent event = stage.awaitEvent(
                expected,
                NEXT,
                each -> isNew(each) && each.isScaleOut() && !each.buildUrl().isEmpty());
        stage.await("vCenter to clone", NEXT, () -> clones() > before);
        return event;
    }

    /** Waits until an event has ended; it counts as seen from then on. */
    ScalingEvent ended(String expected, Predicate<ScalingEvent> which) {
        ScalingEvent event =
                stage.awaitEvent(expected, NEXT, each -> isNew(each) && which.test(each) && each.hasEnded());
        seen.add(event.id());
        return event;
    }

    /** Requires that an event was taken back and says why. */
    void requireUndone(ScalingEvent event, String why) {
        Unexpected.unless(
                event.wasUndone() && event.note().contains(why),
                "event %s to be UNDONE because of \"%s\"".formatted(event.id(), why),
                event.state() + " \"" + event.note() + "\" " + event.failures());
        requireVms(0);
    }

    /** Requires that the control plane brought an event to its end itself. */
    void requireTakenOver(ScalingEvent event, String why) {
        Unexpected.unless(
                event.hasSucceeded()
                        && event.driven().equals("TAKEN_OVER")
                        && event.note().contains(why),
                "event %s to be taken over because of \"%s\", and to succeed".formatted(event.id(), why),
                event.state() + " " + event.driven() + " \"" + event.note() + "\" " + event.failures());
        requireVms(1);
    }

    private void requireVms(long number) {
        long created = new VcenterListing(stage.world().datacenter().vcenterLogin())
                .vmNames().stream().filter(name -> name.startsWith("shop-as")).count();
        Unexpected.unless(created == number, number + " created VMs", created);
    }

    private boolean isNew(ScalingEvent event) {
        return !seen.contains(event.id());
    }

    private long clones() {
        return stage.world().journal().entries().stream()
                .filter(entry -> entry.kind() == JournalEntry.Kind.CALL
                        && entry.operation().equals("CloneVM_Task"))
                .count();
    }
}
