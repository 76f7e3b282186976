package nl.mutatieboek.platform.http;

/** A request that has nothing to say beyond its path. */
public record NothingRequest() implements ValidatedRequest {}
