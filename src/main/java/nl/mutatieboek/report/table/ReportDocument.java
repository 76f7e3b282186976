package nl.mutatieboek.report.table;

import java.util.List;
import java.util.Locale;

/**
 * What a report comes to, in the language of its reader.
 *
 * @param report the name of the report
 * @param title what stands above all
 * @param unit in what the amounts are: {@code (bedragen × € 1.000)}
 * @param scope which part of the book, at which point
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
