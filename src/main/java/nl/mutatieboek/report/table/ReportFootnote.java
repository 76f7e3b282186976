package nl.mutatieboek.report.table;

import org.jspecify.annotations.Nullable;

/**
 * A footnote.
 *
 * @param number unique in the report, from 1
 * @param url where the source is published
 * @param link explanation of the figure
 */
public record ReportFootnote(
        int number,
        FootnoteType kind,
        String text,
        @Nullable String url,
        @Nullable ReportLink link) {
    public enum FootnoteType {
        /** Source of the figure. */
        SOURCE,
        /** Remark for the reader. */
        REMARK,
        /** Contradiction or gap in the sources. */
        DISPUTED,
        /** Part that a total leaves out. */
        LEFT_OUT
    }
}
