package dev.vmautoscaling.lab.f5;

/**
 * A local user.
 *
 * @param partition the one partition the role holds in, or {@code all-partitions}
 */
record User(String name, String password, F5Role role, String partition) {

    static final String ALL_PARTITIONS = "all-partitions";

    boolean reaches(String otherPartition) {
        return partition.equals(ALL_PARTITIONS)
                || partition.equals(otherPartition)
                // every role reads Common
                || otherPartition.isEmpty();
    }
}
