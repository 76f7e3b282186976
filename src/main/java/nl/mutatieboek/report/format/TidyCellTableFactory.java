package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.platform.format.CsvCellEscaper;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Converts a report to tidy records, one per cell. Flow, year and moment come from the link of the cell. A row whose
 * links share one flow, and a column named after a year, pass these on to their other cells.
 */
final class TidyCellTableFactory {
    private static final Pattern YEAR = Pattern.compile("y([0-9]{4})");

    private static final List<TidyField> FIELDS = List.of(
            TidyField.key("table", TidyField.TidyFieldType.TEXT, "The name of the table within the report"),
            TidyField.key(
                    "row", TidyField.TidyFieldType.WHOLE_NUMBER, "The number of the row within its table, from 1"),
            TidyField.key("column", TidyField.TidyFieldType.TEXT, "The name of the column, the same in every language"),
            TidyField.text(
                    "type", "What the row is in the sum of the table: GROUP, LINE, PART, SUBTOTAL, TOTAL or REMAINDER"),
            TidyField.number("level", "How far the heading of the row is indented"),
            TidyField.text("item", "The chapter or item that the row is about")
                    .withFiscalType("administrative-classification:generic:code:full"),
            TidyField.text("heading", "The heading of the row")
                    .withFiscalType("administrative-classification:generic:label"),
            TidyField.text("column_heading", "The heading of the column"),
            TidyField.text("flow", "COMMITMENTS, EXPENDITURE or RECEIPTS"),
            TidyField.number("year", "The budget year").withFiscalType("date:fiscal-year"),
            TidyField.text("from", "Of a change: the moment after which it counts"),
            TidyField.text("moment", "The moment up to which the figure counts").withFiscalType("phase:id"),
            TidyField.key(
                    "cell_type",
                    TidyField.TidyFieldType.TEXT,
                    "AMOUNT, SHARE, TEXT, UNKNOWN (the book knows nothing, which is not zero) or EMPTY"),
            TidyField.number("thousands", "Of an amount: whole thousands of euros")
                    .withFiscalType("value"),
            TidyField.number("tenths", "Of a share: tenths of a percent"),
            TidyField.text("text", "Of words"),
            TidyField.text(
                    "marks",
                    "What makes a figure less certain: INCOMPLETE, DISPUTED, INFERRED, PRESS, SECONDARY, ROUNDED, with"
                            + " spaces between"),
            TidyField.text("notes", "The numbers of the footnotes of the row and the cell, with spaces between"),
            TidyField.address("explanation", "The page that explains the cell"));

    private final ReportLinkResolver links;

    private TidyCellTableFactory(ReportLinkResolver links) {
        this.links = links;
    }

    static TidyTable create(ReportDocument report, ReportLinkResolver links) {
        TidyCellTableFactory tidy = new TidyCellTableFactory(links);
        List<List<String>> values = new ArrayList<>();
        for (ReportTable table : report.tables()) {
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    values.add(tidy.values(table, row, column));
                }
            }
        }
        return new TidyTable(report.report() + ".csv", FIELDS, List.of("table", "row", "column"), values);
    }

    private List<String> values(ReportTable table, int number, int at) {
        ReportRow row = table.rows().get(number);
        ReportColumn column = table.columns().get(at);
        ReportCell cell = row.cells().get(at);
        @Nullable ReportLink link = cell.link();
        List<Integer> notes = new ArrayList<>(row.notes());
        notes.addAll(cell.notes());
        return List.of(
                table.name(),
                Integer.toString(number + 1),
                column.name(),
                row.kind().name(),
                Integer.toString(row.level()),
                textOrEmpty(row.item()),
                CsvCellEscaper.escape(row.heading()),
                CsvCellEscaper.escape(column.fullHeading()),
                textOrEmpty(flow(row, link)),
                year(column, link),
                link instanceof ReportLink.ChangesLink changes ? changes.from().toString() : "",
                moment(link),
                contentOf(cell),
                cell instanceof ReportCell.Amount amount ? amount.thousands().toString() : "",
                cell instanceof ReportCell.Share share ? Long.toString(share.tenths()) : "",
                cell instanceof ReportCell.Text text ? CsvCellEscaper.escape(text.text()) : "",
                CellTextFormatter.formatMarks(cell),
                notes.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                textOrEmpty(link == null ? null : links.of(link)));
    }

    private static String textOrEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String contentOf(ReportCell cell) {
        return switch (cell) {
            case ReportCell.Amount amount -> "AMOUNT";
            case ReportCell.Share share -> "SHARE";
            case ReportCell.Text text -> "TEXT";
            case ReportCell.Unknown nothing -> "UNKNOWN";
            case ReportCell.Empty nothing -> "EMPTY";
        };
    }

    private static @Nullable Flow flow(ReportRow row, @Nullable ReportLink link) {
        Flow own = flow(link);
        if (own != null) {
            return own;
        }
        Set<Flow> others = row.cells().stream()
                .flatMap(cell -> Stream.ofNullable(flow(cell.link())))
                .collect(Collectors.toSet());
        return others.size() == 1 ? others.iterator().next() : null;
    }

    private static @Nullable Flow flow(@Nullable ReportLink link) {
        return switch (link) {
            case ReportLink.TrailLink trail -> trail.flow();
            case ReportLink.ChangesLink changes -> changes.flow();
            case ReportLink.MutationLink mutation -> null;
            case ReportLink.PackageLink coverage -> null;
            case ReportLink.MomentLink moment -> null;
            case null -> null;
        };
    }

    private static String year(ReportColumn column, @Nullable ReportLink link) {
        if (link instanceof ReportLink.TrailLink trail && trail.year() != null) {
            return trail.year().toString();
        }
        if (link instanceof ReportLink.ChangesLink changes) {
            return changes.year().toString();
        }
        Matcher year = YEAR.matcher(column.name());
        return year.matches() ? year.group(1) : "";
    }

    private static String moment(@Nullable ReportLink link) {
        return switch (link) {
            case ReportLink.TrailLink trail -> textOrEmpty(trail.upTo());
            case ReportLink.ChangesLink changes -> changes.to().toString();
            case ReportLink.MutationLink mutation -> "";
            case ReportLink.PackageLink coverage -> "";
            case ReportLink.MomentLink moment -> moment.moment().toString();
            case null -> "";
        };
    }
}
