package nl.mutatieboek.report.table;

/**
 * A column.
 *
 * @param name its name for programs, which no language changes: {@code y2026}
 * @param heading what stands above it
 * @param holds what its cells are, where they are anything
 */
public record Column(String name, String heading, Holds holds) {
    /** What the cells of a column are. */
    public enum Holds {
        /** Whole thousands of euros. */
        AMOUNTS,
        /** Tenths of a percent. */
        SHARES,
        TEXT
    }

    public static Column amounts(String name, String heading) {
        return new Column(name, heading, Holds.AMOUNTS);
    }

    public static Column text(String name, String heading) {
        return new Column(name, heading, Holds.TEXT);
    }

    /** Whether its cells stand to the right. */
    public boolean isFigure() {
        return holds != Holds.TEXT;
    }
}
