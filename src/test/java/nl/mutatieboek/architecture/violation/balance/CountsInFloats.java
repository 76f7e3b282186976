package nl.mutatieboek.architecture.violation.balance;

/** An average of two amounts. */
public record CountsInFloats(long one, long other) {
    public long middle() {
        return (long) ((one + other) / 2f);
    }
}
