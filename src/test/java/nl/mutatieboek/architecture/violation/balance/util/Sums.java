package nl.mutatieboek.architecture.violation.balance.util;

/** Belongs where its sum is asked. */
public record Sums(long sum) {}
