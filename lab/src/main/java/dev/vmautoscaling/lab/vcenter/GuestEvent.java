package dev.vmautoscaling.lab.vcenter;

/** A change in the life of a VM's guest. */
public sealed interface GuestEvent {

    /** The VM's name. */
    String vm();

    /** The VM's managed object id. */
    String moid();

    /** The guest's IPv4 address. */
    String address();

    /** Microseconds since the epoch. */
    long atMicros();

    /** The guest has booted and has its address. */
    record Up(String vm, String moid, String address, long atMicros) implements GuestEvent {}

    /** The guest has ended or lost its power. */
    record Down(String vm, String moid, String address, long atMicros) implements GuestEvent {}
}
