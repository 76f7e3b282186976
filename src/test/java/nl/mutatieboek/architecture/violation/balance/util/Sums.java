package nl.mutatieboek.architecture.violation.balance.util;

/** Belongs to the package that uses it. */
public record Sums(long sum) {}
