package nl.mutatieboek.ledger;

/**
 * The book takes no commands any more, because going on could break a promise: another process writes, a sync failed, or
 * what is stored is not what was written. Published once; the process should end.
 *
 * @param reason what was seen
 */
public record WriterStoppedEvent(String reason) {}
