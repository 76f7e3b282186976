package nl.mutatieboek.platform.http;

/**
 * The query of a command.
 *
 * @param dryRun whether the command is decided only, and nothing is recorded
 */
public record DryRunQuery(boolean dryRun) implements ValidatedQuery {}
