package dev.vmautoscaling.scaling;

import dev.vmautoscaling.engine.Workflow;
import java.util.List;
import java.util.Optional;

/** The record of who drives which event. An event that is not in it is driven by the control plane alone. */
public interface Drives {
    Optional<Drive> of(String event);

    /** Those of the service's events that still go on, oldest first. */
    List<Drive> running(String service);

    /** Events of all services that wait for their driver, oldest first. */
    List<Drive> offered();

    /** Writes the change, unless somebody has made another one since this one was read: then false. */
    boolean save(Drive changed);

    /** What is done for the members of an event. */
    List<Workflow> workflows(String event);
}
