package dev.vmautoscaling.server.persistence;

/**
 * Which part of a list is wanted.
 *
 * @param offset how many to leave out
 * @param limit at most this many
 * @param oldestFirst the other way round than usual
 */
public record Paging(int offset, int limit, boolean oldestFirst) {
    /** More than this at once is refused. */
    public static final int MOST = 1000;

    public Paging {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "offset " + offset + " must not be negative and limit " + limit + " must be 1 to " + MOST);
        }
    }

    /** The newest ones. */
    public static Paging first(int limit) {
        return new Paging(0, limit, false);
    }

    String order(String column, String tieBreaker) {
        String way = oldestFirst ? "asc" : "desc";
        return " order by " + column + " " + way + ", " + tieBreaker + " " + way;
    }
}
