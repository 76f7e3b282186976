package nl.mutatieboek.architecture.violation.domain;

/** Does nothing wrong. */
public record Innocent(String name) {}
