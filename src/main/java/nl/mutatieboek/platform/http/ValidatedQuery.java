package nl.mutatieboek.platform.http;

import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A record whose components bind to query parameters by name and are validated by Bean Validation. An absent component
 * is null, or false. A handler method may take several of these records; it accepts the parameters of all of them and
 * no others.
 */
public interface ValidatedQuery {
    /** The parameter of every page that selects its language. */
    String LANGUAGE = "lang";

    /** The parameter of pages that selects a chapter, or all chapters. */
    String SCOPE = "scope";

    /**
     * Parameters that every page accepts: links between pages keep the chapter and the point in time, also on their way
     * along a page that does not depend on them.
     */
    Set<String> CARRIED = Set.of(SCOPE, "effectiveOn", "knownAt", "moment");

    /**
     * Checks parameters against each other. Invalid parameters are null here.
     *
     * @param wrong receives the name of an invalid parameter and the code of its error
     */
    default void check(BiConsumer<String, String> wrong) {}
}
