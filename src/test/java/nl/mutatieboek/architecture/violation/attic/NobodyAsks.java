package nl.mutatieboek.architecture.violation.attic;

/** A room without a question. */
public record NobodyAsks(String what) {}
