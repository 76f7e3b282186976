package nl.mutatieboek.platform.http;

import java.util.function.BiConsumer;

/**
 * A record to whose components the parameters of a query bind by their names. Constraints of Bean Validation say what a
 * component must be. One that is left out is null, or false. A handler method may take several such records; it knows the
 * parameters of all of them and no others.
 */
public interface QueryParameters {
    /** The parameter that every page takes: the language in which it is written. */
    String LANGUAGE = "lang";

    /**
     * Checks parameters against each other. Those that are wrong by themselves are null here.
     *
     * @param wrong takes the name of a parameter that is wrong and the code of its fault
     */
    default void check(BiConsumer<String, String> wrong) {}
}
