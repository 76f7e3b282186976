package nl.mutatieboek.report.format;

import java.util.Map;
import nl.mutatieboek.report.table.ReportFootnote;

/**
 * What a file says around the tables, in the language of its reader.
 *
 * @param unknown what is written where the book knows nothing
 * @param empty what is written where there is no table
 * @param footnotes what stands above the footnotes
 * @param footnote one of them
 * @param kind above what a footnote tells
 * @param text above its text
 * @param where above the address where its source is published
 * @param kinds what each kind of footnote is called
 */
public record ReportFileLabels(
        String unknown,
        String empty,
        String footnotes,
        String footnote,
        String kind,
        String text,
        String where,
        Map<ReportFootnote.FootnoteType, String> kinds) {
    public ReportFileLabels {
        kinds = Map.copyOf(kinds);
    }
}
