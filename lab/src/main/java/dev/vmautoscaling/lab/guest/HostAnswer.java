package dev.vmautoscaling.lab.guest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.vmautoscaling.lab.journal.JournalEntry;

/** What the process that hosts the guests says: one answer to each command, in order, and journal entries in between. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = HostAnswer.Started.class, name = "started"),
    @JsonSubTypes.Type(value = HostAnswer.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = HostAnswer.HealthSet.class, name = "healthSet"),
    @JsonSubTypes.Type(value = HostAnswer.Refused.class, name = "error"),
    @JsonSubTypes.Type(value = HostAnswer.Journalled.class, name = "journal")
})
sealed interface HostAnswer {

    record Started(RunningGuest guest) implements HostAnswer {}

    /** Also the answer when no such guest ran: switching off twice is no mistake. */
    record Stopped(String name) implements HostAnswer {}

    record HealthSet(int guests) implements HostAnswer {}

    record Refused(String message) implements HostAnswer {}

    record Journalled(@JsonValue JournalEntry entry) implements HostAnswer {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Journalled {}
    }
}
