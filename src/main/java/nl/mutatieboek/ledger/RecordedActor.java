package nl.mutatieboek.ledger;

/**
 * The actor of an entry.
 *
 * @param subject stable subject of the person or service
 * @param name reference to the actor's name at that time, stored outside the ledger; empty without a name
 */
public record RecordedActor(String subject, String name) {}
