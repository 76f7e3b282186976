package nl.mutatieboek.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a door that {@code dryRun=true} decides and records nothing, for the description of the API. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MayBeTriedOut {
    /** The parameter that asks it. */
    String PARAMETER = "dryRun";
}
