package dev.vmautoscaling.lab.network;

import java.util.List;

/**
 * The network in which the guests of one lab live: 256 addresses that no other lab on this machine uses. Host number 1
 * is the gateway, the other numbers are the caller's to give.
 */
public sealed interface LabNetwork extends AutoCloseable permits LoopbackNetwork, NamespaceNetwork {

    /** Guests on 127.x.y.z: needs no rights, but every address answers ping whether a VM has it or not. */
    static LabNetwork loopback() {
        return LoopbackNetwork.open();
    }

    /**
     * Guests in a network namespace behind a veth pair, on 10.x.y.z: an address exists only while its VM is on.
     * Removes first what labs that were killed have left.
     *
     * @throws LabNetworkUnavailable without root or iproute2, with the reason
     */
    static LabNetwork netns() {
        return NamespaceNetwork.open();
    }

    /** Removes the namespaces of labs whose process has gone. Does nothing where there can be none. Returns their names. */
    static List<String> sweepLeftovers() {
        return Namespaces.sweepLeftovers();
    }

    /** The first three numbers of every address, such as {@code 127.80.1}. */
    String prefix();

    /** The address with this last number, 1 to 254. */
    default String address(int host) {
        if (host < 1 || host > 254) {
            throw new IllegalArgumentException("no host number: " + host);
        }
        return prefix() + "." + host;
    }

    /** The gateway of the guests: in a namespace, this machine as the guests see it. */
    default String gateway() {
        return address(1);
    }

    /** Whether ping tells a free address from a taken one. */
    boolean icmpCheck();

    /** The command that runs another command where the guests live; empty if that is here. */
    List<String> enter();

    /** Makes the address exist, as when a VM with it gets power. */
    void addAddress(String address);

    /** Makes the address vanish; one that does not exist is no mistake. */
    void removeAddress(String address);

    /** Something unknown to vCenter takes the address until it is closed. */
    Squatter squat(String address);

    /** Removes all there was; guests must have ended before. */
    @Override
    void close();

    /** A machine that has an address it should not have. */
    @FunctionalInterface
    interface Squatter extends AutoCloseable {
        @Override
        void close();
    }
}
