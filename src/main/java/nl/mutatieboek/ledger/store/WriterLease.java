package nl.mutatieboek.ledger.store;

/**
 * What a waiting process sees of the writer.
 *
 * @param epoch of whoever is the writer; each writer has a higher one
 * @param heartbeat raised by the writer as long as it lives
 * @param released whether nobody writes: the last writer ended in order, or there never was one
 */
public record WriterLease(long epoch, long heartbeat, boolean released) {}
