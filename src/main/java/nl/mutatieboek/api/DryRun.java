package nl.mutatieboek.api;

/**
 * The query of a command.
 *
 * @param dryRun whether it is decided only, and nothing is recorded
 */
public record DryRun(boolean dryRun) implements QueryParameters {}
