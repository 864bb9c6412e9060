package dev.vmautoscaling.adapters.vsphere;

import java.time.Duration;
import java.util.Optional;

/** What lives in vCenter while a view is followed: the view, and a property collector of our own with its filter. */
final class Following {
    /** Far below the time-out of a call; a silent network shows after as long. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final String PURPOSE = "follow the inventory";
    private static final int OBJECTS_AT_ONCE = 200;

    private final Vim vim;
    private final Moref view;
    private final Moref collector;
    private String version = "";

    private Following(Vim vim, Moref view, Moref collector) {
        this.vim = vim;
        this.view = view;
        this.collector = collector;
    }

    static Following begin(Vim vim) {
        Moref view = vim.ask(
                        Call.reading("CreateContainerView", PURPOSE),
                        Requests.createView(
                                vim.content(), vim.content().rootFolder(), FollowedProperties.ALL.keySet().stream()))
                .object();
        Moref collector = vim.ask(
                        Call.reading("CreatePropertyCollector", PURPOSE), ViewRequests.createCollector(vim.content()))
                .object();
        Following following = new Following(vim, view, collector);
        vim.ask(
                        Call.reading("CreateFilter", PURPOSE),
                        ViewRequests.createFilter(collector, view, FollowedProperties.ALL))
                .orThrow();
        return following;
    }

    /** Waits for news; empty when there was none for a while. */
    Optional<UpdateSet> next() {
        Element response = vim.ask(
                        Call.reading("WaitForUpdatesEx", PURPOSE),
                        ViewRequests.waitForUpdates(collector, version, LONGEST_WAIT, OBJECTS_AT_ONCE))
                .orThrow();
        Optional<UpdateSet> updates = UpdateSet.of(response);
        updates.ifPresent(set -> version = set.version());
        return updates;
    }

    /** Waiting for news is no activity to vCenter, which ends idle sessions. */
    void stayLoggedIn() {
        vim.ask(Call.reading("CurrentTime", "stay logged in"), Requests.currentTime())
                .orThrow();
    }

    /** Takes it out of vCenter; what ended with its session is gone already. */
    void end() {
        vim.ask(Call.reading("DestroyPropertyCollector", PURPOSE), ViewRequests.destroyCollector(collector))
                .ifFound();
        vim.ask(Call.reading("DestroyView", PURPOSE), Requests.destroyView(view))
                .ifFound();
    }
}
