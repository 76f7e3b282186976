package nl.mutatieboek.report.table;

import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param name language-independent name for programs: {@code y2026}
 * @param group heading above it that it shares with its neighbours; null if it stands alone
 * @param heading its own heading, below that of its group
 * @param type type of its non-empty cells
 */
public record ReportColumn(String name, @Nullable String group, String heading, ReportColumnType type) {
    public enum ReportColumnType {
        /** Whole thousands of euros. */
        AMOUNTS,
        /** Tenths of a percent. */
        SHARES,
        TEXT
    }

    public static ReportColumn amounts(String name, String heading) {
        return new ReportColumn(name, null, heading, ReportColumnType.AMOUNTS);
    }

    /** An amount under a heading that it shares with its neighbours. */
    public static ReportColumn amountsInGroup(String name, @Nullable String group, String heading) {
        return new ReportColumn(name, group, heading, ReportColumnType.AMOUNTS);
    }

    public static ReportColumn shares(String name, String heading) {
        return new ReportColumn(name, null, heading, ReportColumnType.SHARES);
    }

    public static ReportColumn text(String name, String heading) {
        return new ReportColumn(name, null, heading, ReportColumnType.TEXT);
    }

    /** The whole heading in one text, for formats with one line of headings. */
    public String fullHeading() {
        return group == null ? heading : group + ": " + heading;
    }

    /** Whether its cells are right-aligned. */
    public boolean isFigure() {
        return type != ReportColumnType.TEXT;
    }
}
