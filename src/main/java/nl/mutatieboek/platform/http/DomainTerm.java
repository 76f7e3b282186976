package nl.mutatieboek.platform.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the rule of the domain that a text in {@link QueryParameters} keeps, as {@code x-term} does in {@code openapi.yaml}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DomainTerm {
    /** One of {@link DomainTermValidator}. */
    String value();
}
