package nl.mutatieboek.report.table;

/**
 * A column.
 *
 * @param name language-independent name for programs: {@code y2026}
 * @param holds type of its non-empty cells
 */
public record ReportColumn(String name, String heading, ReportColumnType holds) {
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

    /** Whether its cells are right-aligned. */
    public boolean isFigure() {
        return holds != ReportColumnType.TEXT;
    }
}
