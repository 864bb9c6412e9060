package dev.vmautoscaling.domain.vm;

/** What vCenter has reported of a guest's customization: giving it its name and its address, after the first boot. */
public sealed interface Customization {
    /** Nothing yet: it runs, or vCenter has lost its events. */
    record Unreported() implements Customization {}

    record Succeeded() implements Customization {}

    /** @param why in vCenter's words */
    record Failed(String why) implements Customization {}
}
