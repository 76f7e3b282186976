package nl.mutatieboek.architecture.violation.balance;

/** A name that does not describe its purpose. */
public record BalanceManager(String database) {}
