package dev.vmautoscaling.server.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The request's body, read strictly: a record with all its rules, told by the type of the parameter. Whoever lays the body over
 * something else takes it as a tree ({@code Object}), and names the record here whose fields it may have.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Body {
    /** The record, for a tree. */
    Class<?> of() default Void.class;

    /** Whether any field may be left out, which then stays as it is, or be null, which leaves it out. */
    boolean partial() default false;
}
