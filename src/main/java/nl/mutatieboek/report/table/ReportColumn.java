package nl.mutatieboek.report.table;

/**
 * A column.
 *
 * @param name its name for programs, which no language changes: {@code y2026}
 * @param heading what stands above it
 * @param holds what its cells are, where they are anything
 */
public record ReportColumn(String name, String heading, ReportColumnType holds) {
    /** What the cells of a column are. */
    public enum ReportColumnType {
        /** Whole thousands of euros. */
        AMOUNTS,
        /** Tenths of a percent. */
        SHARES,
        TEXT
    }

    public static ReportColumn amounts(String name, String heading) {
        return new ReportColumn(name, heading, ReportColumnType.AMOUNTS);
    }

    public static ReportColumn text(String name, String heading) {
        return new ReportColumn(name, heading, ReportColumnType.TEXT);
    }

    /** Whether its cells stand to the right. */
    public boolean isFigure() {
        return holds != ReportColumnType.TEXT;
    }
}
