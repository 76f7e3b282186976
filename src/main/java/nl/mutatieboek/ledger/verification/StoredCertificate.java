package nl.mutatieboek.ledger.verification;

import nl.mutatieboek.ledger.RecordedActor;

/**
 * A stored certificate of a rebuild or replay.
 *
 * @param replaces whether it is of a rebuild, which replaces the live projections if all rows are equal
 * @param startedBy the person who asked for it
 */
public record StoredCertificate(RebuildCertificate certificate, boolean replaces, RecordedActor startedBy) {}
