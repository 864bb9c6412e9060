package dev.vmautoscaling.lab.guest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;

/** What the lab tells the process that hosts the guests, one JSON line each, such as {@code {"stop":{"name":"a"}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = HostCommand.Start.class, name = "start"),
    @JsonSubTypes.Type(value = HostCommand.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = HostCommand.Health.class, name = "health")
})
sealed interface HostCommand {

    record Start(@JsonValue GuestSpec guest) implements HostCommand {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Start {}
    }

    record Stop(String name) implements HostCommand {}

    record Health(@JsonValue HealthOrder order) implements HostCommand {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Health {}
    }
}
