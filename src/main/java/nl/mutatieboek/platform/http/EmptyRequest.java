package nl.mutatieboek.platform.http;

/** A request without members; its path says everything. */
public record EmptyRequest() implements ValidatedRequest {}
