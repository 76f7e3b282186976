package nl.mutatieboek.report.format;

import java.util.Map;
import nl.mutatieboek.report.table.ReportFootnote;

/**
 * The fixed texts around the tables in a file, in the language of the reader.
 *
 * @param unknown text for unknown values
 * @param empty text for a report without tables
 * @param footnotes heading of the footnotes
 * @param footnote a single footnote
 * @param kind heading of the type column
 * @param text heading of the text column
 * @param where heading of the column of source addresses
 * @param kinds name of each type of footnote
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
