package nl.mutatieboek.architecture.violation.balance;

/** Whatever it does, its name does not say. */
public record BalanceManager(String database) {}
