package nl.mutatieboek.api;

/** A request that has nothing to say beyond its path. */
public record NothingRequest() implements ValidatedRequest {}
