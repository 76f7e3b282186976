package nl.mutatieboek.platform.http;

/** A query without parameters. */
public record NoParameters() implements ValidatedQuery {}
