package nl.mutatieboek.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a question that it takes the axes of time and {@code atLeast}, for the description of the API. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnAxes {
    /** Those that bound it. */
    String[] value() default {"effectiveOn", "knownAt", "moment"};
}
