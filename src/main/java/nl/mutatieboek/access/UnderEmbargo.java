package nl.mutatieboek.access;

/** Whether the book holds what was not presented to parliament yet. */
@FunctionalInterface
public interface UnderEmbargo {
    boolean anything();
}
