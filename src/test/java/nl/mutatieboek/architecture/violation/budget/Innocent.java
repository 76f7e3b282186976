package nl.mutatieboek.architecture.violation.budget;

/** Does nothing wrong. */
public record Innocent(String name) {}
