package nl.mutatieboek.ledger;

/** This process has become the writer and accepts commands. Published once, at startup or takeover. */
public record WriterActivatedEvent() {}
