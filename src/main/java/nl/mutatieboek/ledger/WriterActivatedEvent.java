package nl.mutatieboek.ledger;

/** This process has become the writer of the book and takes commands. Published once, from the start or at a takeover. */
public record WriterActivatedEvent() {}
