package nl.mutatieboek.platform.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the domain term that validates a text in {@link ValidatedQuery}, like {@code x-term} in {@code openapi.yaml}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ValidDomainTerm {
    /** Name of a term in {@link DomainTermValidator}. */
    String value();
}
