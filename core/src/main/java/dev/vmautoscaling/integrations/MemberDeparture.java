package dev.vmautoscaling.integrations;

/** Takes the members of a config that goes out of service, each by the usual scale-in. */
@FunctionalInterface
public interface MemberDeparture {
    /** Lets every member go that can go now; those on their way in or out are left alone. May be called again. */
    void begin(String service);
}
