package nl.mutatieboek.api;

/** A query without parameters. */
public record NoParameters() implements QueryParameters {}
