package nl.mutatieboek.ledger;

import java.time.Instant;
import nl.mutatieboek.domain.Event;

/**
 * An entry of the ledger, read.
 *
 * @param ledgerNumber its place in the ledger
 * @param recordedAt when the book recorded it, in milliseconds; never below that of the entry before
 * @param event what happened
 * @param metadata who, on whose authority and in answer to what
 * @param completesCommand whether it is the last of what its command recorded
 */
public record LedgerEntry(
        long ledgerNumber, Instant recordedAt, Event event, EventMetadata metadata, boolean completesCommand) {}
