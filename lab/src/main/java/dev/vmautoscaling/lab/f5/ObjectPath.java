package dev.vmautoscaling.lab.f5;

/**
 * Where an object lives: {@code /Common/app} + {@code pool}.
 *
 * @param folder the partition and sub-folders, with a leading slash
 */
record ObjectPath(String folder, String name) implements Comparable<ObjectPath> {

    static final String COMMON = "/Common";

    /** Reads {@code /Common/app/pool}; a name without a slash is in Common. */
    static ObjectPath of(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0
                ? new ObjectPath(COMMON, path.substring(slash + 1))
                : new ObjectPath(path.substring(0, slash), path.substring(slash + 1));
    }

    /** Reads a decoded path segment: facts 2, {@code ~Common~app~pool}, or a bare name. */
    static ObjectPath ofSegment(String segment) {
        return of(segment.startsWith("~") ? segment.replace('~', '/') : segment);
    }

    String partition() {
        int end = folder.indexOf('/', 1);
        return end < 0 ? folder.substring(1) : folder.substring(1, end);
    }

    /** The folder below the partition, or nothing. */
    String subPath() {
        return folder.length() == partition().length() + 1
                ? ""
                : folder.substring(partition().length() + 2);
    }

    /** As a path segment of a link: facts 2, {@code ~} for the slash and {@code %25} for the route domain's sign. */
    String segment() {
        return toString().replace("%", "%25").replace('/', '~');
    }

    @Override
    public int compareTo(ObjectPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
