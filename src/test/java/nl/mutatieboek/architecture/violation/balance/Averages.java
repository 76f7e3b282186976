package nl.mutatieboek.architecture.violation.balance;

/** A share of a balance. */
public final class Averages {
    private Averages() {}

    public static long share(long thousands, Double of) {
        return thousands / of.longValue();
    }
}
