package nl.mutatieboek.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import nl.mutatieboek.report.table.UncertaintyReason;
import org.jspecify.annotations.Nullable;

/**
 * A report in the API.
 *
 * @param title in the language of the request, like all texts
 * @param unit unit of the amounts
 * @param scope description of the as-of point
 */
record ReportResponse(
        AsOfResponse axes,
        String report,
        String title,
        String unit,
        String scope,
        List<ReportTableResponse> tables,
        List<ReportFootnoteResponse> notes) {
    static ReportResponse of(ResolvedAsOf point, ReportDocument tables, ReportLinkResolver links) {
        return new ReportResponse(
                AsOfResponse.of(point),
                tables.report(),
                tables.title(),
                tables.unit(),
                tables.scope(),
                tables.tables().stream()
                        .map(table -> ReportTableResponse.of(table, links))
                        .toList(),
                tables.notes().stream()
                        .map(note -> ReportFootnoteResponse.of(note, links))
                        .toList());
    }

    /**
     * A table.
     *
     * @param stub heading of the column of row headings
     */
    record ReportTableResponse(
            String name,
            String title,
            String stub,
            @JsonIgnoreProperties("figure") List<ReportColumn> columns,
            List<ReportRowResponse> rows) {
        static ReportTableResponse of(ReportTable table, ReportLinkResolver links) {
            return new ReportTableResponse(
                    table.name(),
                    table.title(),
                    table.stub(),
                    table.columns(),
                    table.rows().stream()
                            .map(row -> ReportRowResponse.of(row, links))
                            .toList());
        }
    }

    /**
     * A row with one cell for each column.
     *
     * @param type role of the row in the total of the table
     * @param level indentation of its heading
     * @param item the chapter or item of the row
     * @param notes numbers of its footnotes
     */
    record ReportRowResponse(
            ReportRow.ReportRowType type,
            int level,
            @Nullable String item,
            String heading,
            List<Integer> notes,
            List<ReportCellResponse> cells) {
        static ReportRowResponse of(ReportRow row, ReportLinkResolver links) {
            return new ReportRowResponse(
                    row.kind(),
                    row.level(),
                    row.item() == null ? null : row.item().toString(),
                    row.heading(),
                    row.notes(),
                    row.cells().stream()
                            .map(cell -> ReportCellResponse.of(cell, links))
                            .toList());
        }
    }

    enum ReportCellType {
        AMOUNT,
        SHARE,
        TEXT,
        /** No value is known, which is not zero. */
        UNKNOWN,
        /** The cell does not apply. */
        EMPTY
    }

    /**
     * A cell.
     *
     * @param thousands an amount in whole thousands of euros
     * @param tenths a share in tenths of a percent
     * @param marks reasons why a figure is less certain than a complete, exact figure that its source states
     * @param notes numbers of its footnotes
     * @param href address of its explanation in this API
     */
    record ReportCellResponse(
            ReportCellType type,
            @Nullable Long thousands,
            @Nullable Long tenths,
            @Nullable String text,
            Set<UncertaintyReason> marks,
            List<Integer> notes,
            @Nullable String href) {
        ReportCellResponse {
            marks = Collections.unmodifiableSet(marks);
            notes = List.copyOf(notes);
        }

        static ReportCellResponse of(ReportCell cell, ReportLinkResolver links) {
            String href = cell.link() == null ? null : links.of(cell.link());
            Set<UncertaintyReason> marks = cell.certainty().uncertaintyReasons();
            return switch (cell) {
                case ReportCell.Amount amount ->
                    new ReportCellResponse(
                            ReportCellType.AMOUNT, amount.thousands().value(), null, null, marks, cell.notes(), href);
                case ReportCell.Share share ->
                    new ReportCellResponse(ReportCellType.SHARE, null, share.tenths(), null, marks, cell.notes(), href);
                case ReportCell.Text text ->
                    new ReportCellResponse(ReportCellType.TEXT, null, null, text.text(), marks, cell.notes(), href);
                case ReportCell.Unknown nothing ->
                    new ReportCellResponse(ReportCellType.UNKNOWN, null, null, null, marks, cell.notes(), href);
                case ReportCell.Empty nothing ->
                    new ReportCellResponse(ReportCellType.EMPTY, null, null, null, marks, cell.notes(), href);
            };
        }
    }

    /**
     * A footnote.
     *
     * @param url where the source is published
     * @param href address of its explanation in this API
     */
    record ReportFootnoteResponse(
            int number,
            ReportFootnote.FootnoteType type,
            String text,
            @Nullable String url,
            @Nullable String href) {
        static ReportFootnoteResponse of(ReportFootnote note, ReportLinkResolver links) {
            return new ReportFootnoteResponse(
                    note.number(),
                    note.kind(),
                    note.text(),
                    note.url(),
                    note.link() == null ? null : links.of(note.link()));
        }
    }
}
