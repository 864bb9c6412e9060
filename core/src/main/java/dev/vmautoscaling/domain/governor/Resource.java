package dev.vmautoscaling.domain.governor;

/** Something of a vCenter's that does only so many operations at once. */
public sealed interface Resource {
    /** @param name the connection */
    record Vcenter(String name) implements Resource {
        @Override
        public String toString() {
            return "vCenter " + name;
        }
    }

    /** @param name as vCenter shows it, or its own identity for it: the same one each time */
    record Host(String vcenter, String name) implements Resource {
        @Override
        public String toString() {
            return "host " + name;
        }
    }

    /** Names of datastores are unique within a data center. */
    record Datastore(String vcenter, String datacenter, String name) implements Resource {
        @Override
        public String toString() {
            return "datastore " + name;
        }
    }
}
