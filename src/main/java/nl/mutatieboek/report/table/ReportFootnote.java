package nl.mutatieboek.report.table;

import org.jspecify.annotations.Nullable;

/**
 * A footnote.
 *
 * @param number by which cells and rows refer to it, from 1; no other of the report has it
 * @param url where the source is published
 * @param link what explains it
 */
public record ReportFootnote(
        int number,
        FootnoteType kind,
        String text,
        @Nullable String url,
        @Nullable ReportLink link) {
    /** What a footnote tells. */
    public enum FootnoteType {
        /** Where it was read. */
        SOURCE,
        /** What a reader must know of it. */
        REMARK,
        /** What the sources contradict, or leave open. */
        DISPUTED,
        /** What a total leaves out. */
        LEFT_OUT
    }
}
