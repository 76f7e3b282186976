package nl.mutatieboek.ledger;

import java.time.Instant;
import nl.mutatieboek.domain.Event;

/**
 * A decoded entry of the ledger.
 *
 * @param ledgerNumber its number in the ledger
 * @param recordedAt recording time in milliseconds; never before that of the previous entry
 * @param event the event
 * @param metadata actor, authority and command
 * @param completesCommand whether it is the last entry of its command
 */
public record LedgerEntry(
        long ledgerNumber, Instant recordedAt, Event event, EventMetadata metadata, boolean completesCommand) {}
