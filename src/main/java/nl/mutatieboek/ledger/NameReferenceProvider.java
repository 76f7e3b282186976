package nl.mutatieboek.ledger;

/** Where the names are kept under which people and services act, apart from the ledger. */
@FunctionalInterface
public interface NameReferenceProvider {
    /** Where the name that this subject has now is kept; empty where none is. */
    String resolveReference(String subject);
}
