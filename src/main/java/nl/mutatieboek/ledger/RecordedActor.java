package nl.mutatieboek.ledger;

/**
 * Who acted, as an entry says it.
 *
 * @param subject of the person or service, which stays the same
 * @param name where the name of that day is kept, apart from the ledger; empty where none was
 */
public record RecordedActor(String subject, String name) {}
