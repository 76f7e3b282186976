package nl.mutatieboek.ledger;

/**
 * The writer has stopped, because it cannot guarantee consistency: another process writes, a sync failed, or stored
 * data is wrong. Published once; the process should end.
 *
 * @param reason what was detected
 */
public record WriterStoppedEvent(String reason) {}
