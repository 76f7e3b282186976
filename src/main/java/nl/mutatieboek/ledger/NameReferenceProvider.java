package nl.mutatieboek.ledger;

/** Finds the reference to an actor's name; names are stored outside the ledger. */
@FunctionalInterface
public interface NameReferenceProvider {
    /** Returns the reference to the current name of a subject; empty without a name. */
    String resolveReference(String subject);
}
