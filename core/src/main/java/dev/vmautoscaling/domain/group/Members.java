package dev.vmautoscaling.domain.group;

import java.util.List;
import java.util.Optional;

/** The created members, as their workflows left them. They change only together with a workflow. */
public interface Members {
    /** The group's members that take a slot, oldest first. */
    List<Member> live(String service);

    /** All groups' members that take a slot, oldest first. */
    List<Member> live();

    Optional<Member> find(String id);

    /** Published scrape targets of all services. */
    List<Member> monitored();
}
