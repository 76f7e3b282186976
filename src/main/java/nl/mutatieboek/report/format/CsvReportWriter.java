package nl.mutatieboek.report.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.platform.format.CsvCellEscaper;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Writes a report as CSV (RFC 4180, UTF-8), one record per row. All tables follow each other and share the union of
 * their columns.
 *
 * <p>Amounts are whole thousands of euros, shares are tenths of a percent; the last column holds their marks. Unknown
 * cells and cells that do not apply are both blank; JSON distinguishes them.
 */
public final class CsvReportWriter implements ReportWriter {
    /** The columns before those of the tables: table name, type of row, item and row heading. */
    static final List<String> LEADING_COLUMNS = List.of("table", "type", "item", "row");

    /** The last column: {@code y2026: INCOMPLETE ROUNDED; y2027: INCOMPLETE}. */
    static final String MARKS = "marks";

    @Override
    public void write(ReportDocument report, ReportLinkResolver links, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        List<String> names = new ArrayList<>(LEADING_COLUMNS);
        Map<String, ReportColumn> columns = columns(report);
        names.addAll(columns.keySet());
        names.add(MARKS);
        csv.writeRecord(names);
        for (ReportTable table : report.tables()) {
            for (ReportRow row : table.rows()) {
                csv.writeRecord(values(table, row, columns));
            }
        }
        csv.flush();
        writer.flush();
    }

    /** The columns of all tables by name, in order of first occurrence. */
    static Map<String, ReportColumn> columns(ReportDocument report) {
        Map<String, ReportColumn> columns = new LinkedHashMap<>();
        report.tables().forEach(table -> table.columns().forEach(column -> columns.putIfAbsent(column.name(), column)));
        return columns;
    }

    private static List<String> values(ReportTable table, ReportRow row, Map<String, ReportColumn> columns) {
        List<String> values = new ArrayList<>();
        values.add(table.name());
        values.add(row.kind().name());
        values.add(row.item() == null ? "" : row.item().toString());
        values.add(CsvCellEscaper.escape(row.heading()));
        for (String name : columns.keySet()) {
            int at = table.columns().stream().map(ReportColumn::name).toList().indexOf(name);
            values.add(at < 0 ? "" : value(row.cells().get(at)));
        }
        values.add(marks(table, row));
        return values;
    }

    private static String marks(ReportTable table, ReportRow row) {
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String cellMarks = CellTextFormatter.formatMarks(row.cells().get(i));
            if (!cellMarks.isEmpty()) {
                marks.add(table.columns().get(i).name() + ": " + cellMarks);
            }
        }
        return String.join("; ", marks);
    }

    private static String value(ReportCell cell) {
        return switch (cell) {
            case ReportCell.Amount amount -> amount.thousands().toString();
            case ReportCell.Share share -> Long.toString(share.tenths());
            case ReportCell.Text text -> CsvCellEscaper.escape(text.text());
            case ReportCell.Unknown nothing -> "";
            case ReportCell.Empty nothing -> "";
        };
    }
}
