package dev.vmautoscaling.lab.jenkins;

import java.util.regex.Pattern;

/**
 * What goes wrong with the next calls that fit.
 *
 * @param method a pattern for the whole method
 * @param path a pattern found in the path
 * @param times how many calls are hit
 */
public record Fault(Kind kind, Pattern method, Pattern path, int times) {

    /** What happens instead of an answer, or besides it. */
    public enum Kind {
        /** 503, as while it loads. */
        STARTING,
        /** 500 with a page. */
        ERROR,
        /** 404 as the trigger says it: no job has this token. */
        NO_JOB,
        /** The connection is cut before anything happens. */
        DROP_BEFORE,
        /** It happens, and the answer is lost. */
        DROP_AFTER
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("a fault hits at least one call");
        }
    }

    /** For the calls whose path has this part, whatever the method. */
    public static Fault on(Kind kind, String path, int times) {
        return new Fault(kind, Pattern.compile(".*"), Pattern.compile(path), times);
    }

    boolean fits(Request request) {
        return method.matcher(request.method()).matches()
                && path.matcher(request.path()).find();
    }
}
