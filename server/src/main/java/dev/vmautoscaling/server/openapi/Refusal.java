package dev.vmautoscaling.server.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A problem that an endpoint may answer with, beside those that follow from its parameters (unreadable body, refused fields,
 * unknown name, changed meanwhile) and those of every endpoint.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Refusal.All.class)
public @interface Refusal {
    int status();

    /** The problem's {@code code}. */
    String code();

    /** In which case, in a sentence without its full stop. */
    String when();

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {
        Refusal[] value();
    }
}
