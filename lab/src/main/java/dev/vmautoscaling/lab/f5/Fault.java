package dev.vmautoscaling.lab.f5;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Calls that are to go wrong.
 *
 * @param method pattern of the whole method, such as {@code PATCH|POST}
 * @param path pattern that is found anywhere in the path, such as {@code /members}; the path is percent-encoded
 * @param times how many matching calls
 * @param duration how long {@link FaultKind#HANG} holds the call
 */
public record Fault(FaultKind kind, Pattern method, Pattern path, int times, Duration duration) {

    /** The next calls, whatever they are. */
    public static Fault next(FaultKind kind, int times) {
        return new Fault(kind, Pattern.compile(".*"), Pattern.compile(""), times, Duration.ofMinutes(10));
    }

    /** Only calls with this method and with a path in which the pattern is found. */
    public Fault on(String methods, String paths) {
        return new Fault(kind, Pattern.compile(methods), Pattern.compile(paths), times, duration);
    }

    public Fault lasting(Duration other) {
        return new Fault(kind, method, path, times, other);
    }

    boolean matches(Request request) {
        return method.matcher(request.method()).matches()
                && path.matcher(request.path()).find();
    }
}
