package dev.vmautoscaling.adapters.vsphere;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is asked to follow many objects: vim25's order of elements, as everywhere. */
final class ViewRequests {
    private ViewRequests() {}

    /** A collector of one's own: one that is shared waits for one caller at a time, and mixes everybody's changes. */
    static Element createCollector(ServiceContent content) {
        return Element.of("CreatePropertyCollector", Element.of("_this", content.propertyCollector()));
    }

    /** Its filters go with it. */
    static Element destroyCollector(Moref collector) {
        return Element.of("DestroyPropertyCollector", Element.of("_this", collector));
    }

    /** Follows these properties, by type, of all objects in the view; a change tells the whole property. */
    static Element createFilter(Moref collector, Moref view, Map<String, List<String>> pathsByType) {
        return Element.of(
                "CreateFilter",
                Element.of("_this", collector),
                Element.of("spec", Requests.inView(view, pathsByType)),
                Element.of("partialUpdates", false));
    }

    /**
     * What has changed.
     *
     * @param version that is known; empty to be told everything
     * @param most how long to wait for a change, in whole seconds
     * @param objects in one answer, so that it stays small
     */
    static Element waitForUpdates(Moref collector, String version, Duration most, int objects) {
        return Element.of(
                "WaitForUpdatesEx",
                Stream.of(
                        Element.of("_this", collector),
                        Element.of("version", version),
                        Element.of(
                                "options",
                                Element.of("maxWaitSeconds", Long.toString(most.toSeconds())),
                                Element.of("maxObjectUpdates", Integer.toString(objects)))));
    }
}
