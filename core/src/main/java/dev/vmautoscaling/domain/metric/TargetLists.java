package dev.vmautoscaling.domain.metric;

/** The lists of created members that a Prometheus reads where it does not ask us for them. */
@FunctionalInterface
public interface TargetLists {
    /**
     * Sees that this Prometheus has been given the members that are recorded as scraped now, and no others. Does nothing
     * where it asks us, where nobody delivers its files, and where it scrapes none of our members yet. May be called again.
     *
     * @param prometheus the name of its connection
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when it could not be given them; it has what it had
     */
    void refresh(String prometheus);
}
