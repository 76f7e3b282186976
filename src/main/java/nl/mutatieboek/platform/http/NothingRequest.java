package nl.mutatieboek.platform.http;

/** A request without members; its path says everything. */
public record NothingRequest() implements ValidatedRequest {}
