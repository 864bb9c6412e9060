package dev.vmautoscaling.lab.guest;

/** A guest that listens, with the ports it really has. */
public record RunningGuest(String name, String address, GuestSpec.Ports ports) {}
