package dev.vmautoscaling.domain.capacity;

/** What may keep a group from its maximum. */
public enum Limit {
    ADDRESSES("free addresses"),
    DATASTORE("datastore space"),
    HOSTS("host headroom");

    private final String words;

    Limit(String words) {
        this.words = words;
    }

    /** As the end of "limited by". */
    public String words() {
        return words;
    }
}
