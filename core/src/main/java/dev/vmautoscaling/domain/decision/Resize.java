package dev.vmautoscaling.domain.decision;

/** A size that a person orders. Base members count. */
public sealed interface Resize {
    /** The ordered size of a group that has {@code actual} members. */
    int from(int actual);

    /** @param members more, or fewer when negative */
    record By(int members) implements Resize {
        @Override
        public int from(int actual) {
            return actual + members;
        }
    }

    record To(int size) implements Resize {
        @Override
        public int from(int actual) {
            return size;
        }
    }
}
