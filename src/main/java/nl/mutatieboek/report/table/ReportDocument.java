package nl.mutatieboek.report.table;

import java.util.List;
import java.util.Locale;

/**
 * The content of a report, in the language of its reader.
 *
 * @param report name of the report
 * @param unit unit of the amounts: {@code (bedragen × € 1.000)}
 * @param scope the part of the budget and the as-of point
 */
public record ReportDocument(
        String report,
        String title,
        String unit,
        String scope,
        Locale language,
        List<ReportTable> tables,
        List<ReportFootnote> notes) {
    public ReportDocument {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }
}
