package nl.mutatieboek.ledger.store;

/**
 * A command that has entries.
 *
 * @param ledgerNumber number of its last entry
 * @param contentHash keyed hash of its content
 */
public record RecordedCommand(long ledgerNumber, String contentHash) {}
