package nl.mutatieboek.ledger.verification;

import nl.mutatieboek.ledger.RecordedActor;

/**
 * A stored certificate of a rebuild or replay.
 *
 * @param startedBy the person who asked for it
 */
public record StoredCertificate(RebuildCertificate certificate, RebuildKind kind, RecordedActor startedBy) {}
