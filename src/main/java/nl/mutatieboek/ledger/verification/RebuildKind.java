package nl.mutatieboek.ledger.verification;

/** What a job that derives every projection again does with them. Certificates store the name. */
public enum RebuildKind {
    /** Replaces the live projections if all rows are equal. */
    REBUILD,
    /** Only compares, up to any entry. */
    REPLAY
}
