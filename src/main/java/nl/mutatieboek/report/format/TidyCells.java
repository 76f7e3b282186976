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
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * A report as records for programs: one for each cell of each table. Flow, year and moment are those of what explains the cell; the flow
 * of a row whose explained cells have one flow, and the year of a column that is called after one, hold for its other cells too.
 */
final class TidyCells {
    private static final Pattern YEAR = Pattern.compile("y([0-9]{4})");

    private static final List<Field> FIELDS = List.of(
            Field.key("table", Field.Type.TEXT, "The name of the table within the report"),
            Field.key("row", Field.Type.WHOLE_NUMBER, "The number of the row within its table, from 1"),
            Field.key("column", Field.Type.TEXT, "The name of the column, the same in every language"),
            Field.text(
                    "sort", "What the row is in the sum of the table: GROUP, LINE, PART, SUBTOTAL, TOTAL or REMAINDER"),
            Field.number("level", "How far the heading of the row is indented"),
            Field.text("item", "The chapter or item that the row is about")
                    .as("administrative-classification:generic:code:full"),
            Field.text("heading", "The heading of the row").as("administrative-classification:generic:label"),
            Field.text("column_heading", "The heading of the column"),
            Field.text("flow", "COMMITMENTS, EXPENDITURE or RECEIPTS"),
            Field.number("year", "The budget year").as("date:fiscal-year"),
            Field.text("from", "Of a change: the moment after which it counts"),
            Field.text("moment", "The moment up to which the figure counts").as("phase:id"),
            Field.key(
                    "is",
                    Field.Type.TEXT,
                    "AMOUNT, SHARE, TEXT, UNKNOWN (the book knows nothing, which is not zero) or EMPTY"),
            Field.number("thousands", "Of an amount: whole thousands of euros").as("value"),
            Field.number("tenths", "Of a share: tenths of a percent"),
            Field.text("text", "Of words"),
            Field.text(
                    "marks",
                    "What makes a figure less certain: INCOMPLETE, DISPUTED, INFERRED, PRESS, SECONDARY, ROUNDED, with"
                            + " spaces between"),
            Field.text("notes", "The numbers of the footnotes of the row and the cell, with spaces between"),
            Field.address("explanation", "The page that explains the cell"));

    private final Addresses addresses;

    private TidyCells(Addresses addresses) {
        this.addresses = addresses;
    }

    static Records of(Tables tables, Addresses addresses) {
        TidyCells tidy = new TidyCells(addresses);
        List<List<String>> values = new ArrayList<>();
        for (Table table : tables.tables()) {
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    values.add(tidy.values(table, row, column));
                }
            }
        }
        return new Records(tables.report() + ".csv", FIELDS, List.of("table", "row", "column"), values);
    }

    private List<String> values(Table table, int number, int at) {
        Row row = table.rows().get(number);
        Column column = table.columns().get(at);
        Cell cell = row.cells().get(at);
        @Nullable Link link = cell.link();
        List<Integer> notes = new ArrayList<>(row.notes());
        notes.addAll(cell.notes());
        return List.of(
                table.name(),
                Integer.toString(number + 1),
                column.name(),
                row.kind().name(),
                Integer.toString(row.level()),
                said(row.item()),
                CsvCellEscaper.of(row.heading()),
                CsvCellEscaper.of(column.heading()),
                said(flow(row, link)),
                year(column, link),
                link instanceof Link.ToChanges changes ? changes.from().toString() : "",
                moment(link),
                sort(cell),
                cell instanceof Cell.Amount amount ? amount.thousands().toString() : "",
                cell instanceof Cell.Share share ? Long.toString(share.tenths()) : "",
                cell instanceof Cell.Text text ? CsvCellEscaper.of(text.text()) : "",
                Written.marks(cell),
                notes.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                said(link == null ? null : addresses.of(link)));
    }

    private static String said(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String sort(Cell cell) {
        return switch (cell) {
            case Cell.Amount amount -> "AMOUNT";
            case Cell.Share share -> "SHARE";
            case Cell.Text text -> "TEXT";
            case Cell.Unknown nothing -> "UNKNOWN";
            case Cell.Empty nothing -> "EMPTY";
        };
    }

    private static @Nullable Flow flow(Row row, @Nullable Link link) {
        Flow own = flow(link);
        if (own != null) {
            return own;
        }
        Set<Flow> others = row.cells().stream()
                .flatMap(cell -> Stream.ofNullable(flow(cell.link())))
                .collect(Collectors.toSet());
        return others.size() == 1 ? others.iterator().next() : null;
    }

    private static @Nullable Flow flow(@Nullable Link link) {
        return switch (link) {
            case Link.ToTrail trail -> trail.flow();
            case Link.ToChanges changes -> changes.flow();
            case Link.ToMutation mutation -> null;
            case null -> null;
        };
    }

    private static String year(Column column, @Nullable Link link) {
        if (link instanceof Link.ToTrail trail && trail.year() != null) {
            return trail.year().toString();
        }
        if (link instanceof Link.ToChanges changes) {
            return changes.year().toString();
        }
        Matcher year = YEAR.matcher(column.name());
        return year.matches() ? year.group(1) : "";
    }

    private static String moment(@Nullable Link link) {
        return switch (link) {
            case Link.ToTrail trail -> said(trail.upTo());
            case Link.ToChanges changes -> changes.to().toString();
            case Link.ToMutation mutation -> "";
            case null -> "";
        };
    }
}
