package nl.mutatieboek.report;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.report.format.Addresses;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Mark;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * A report, for programs.
 *
 * @param report its name
 * @param title in Dutch or English, as all words are
 * @param unit in what the amounts are
 * @param scope at which point it is asked, in words
 */
record TablesShown(
        AsOfResponse axes,
        String report,
        String title,
        String unit,
        String scope,
        List<TableShown> tables,
        List<NoteShown> notes) {
    TablesShown {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    static TablesShown of(AsOf point, Tables tables, Addresses addresses) {
        return new TablesShown(
                AsOfResponse.of(point),
                tables.report(),
                tables.title(),
                tables.unit(),
                tables.scope(),
                tables.tables().stream()
                        .map(table -> TableShown.of(table, addresses))
                        .toList(),
                tables.notes().stream()
                        .map(note -> NoteShown.of(note, addresses))
                        .toList());
    }

    /**
     * A table.
     *
     * @param stub what stands above the headings of the rows
     */
    record TableShown(String name, String title, String stub, List<ColumnShown> columns, List<RowShown> rows) {
        TableShown {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        static TableShown of(Table table, Addresses addresses) {
            return new TableShown(
                    table.name(),
                    table.title(),
                    table.stub(),
                    table.columns().stream().map(ColumnShown::of).toList(),
                    table.rows().stream()
                            .map(row -> RowShown.of(row, addresses))
                            .toList());
        }
    }

    /** A column; its name is the same in every language. */
    record ColumnShown(String name, String heading, Column.Holds holds) {
        static ColumnShown of(Column column) {
            return new ColumnShown(column.name(), column.heading(), column.holds());
        }
    }

    /**
     * A row: one cell for each column.
     *
     * @param sort what it is in the sum of the table
     * @param level how far its heading is indented
     * @param item the chapter or item that it is about
     * @param notes the numbers of its footnotes
     */
    record RowShown(
            Row.Kind sort,
            int level,
            @Nullable String item,
            String heading,
            List<Integer> notes,
            List<CellShown> cells) {
        RowShown {
            notes = List.copyOf(notes);
            cells = List.copyOf(cells);
        }

        static RowShown of(Row row, Addresses addresses) {
            return new RowShown(
                    row.kind(),
                    row.level(),
                    row.item() == null ? null : row.item().toString(),
                    row.heading(),
                    row.notes(),
                    row.cells().stream()
                            .map(cell -> CellShown.of(cell, addresses))
                            .toList());
        }
    }

    /** What a cell is. */
    enum Is {
        AMOUNT,
        SHARE,
        TEXT,
        /** The book knows nothing there, which is not zero. */
        UNKNOWN,
        /** Nothing belongs there. */
        EMPTY
    }

    /**
     * A cell.
     *
     * @param thousands of an amount: whole thousands of euros
     * @param tenths of a share: tenths of a percent
     * @param text of words
     * @param marks what makes a figure less certain than a complete, exact figure that its source states
     * @param notes the numbers of its footnotes
     * @param href where it is explained, by this API
     */
    record CellShown(
            Is is,
            @Nullable Long thousands,
            @Nullable Long tenths,
            @Nullable String text,
            Set<Mark> marks,
            List<Integer> notes,
            @Nullable String href) {
        CellShown {
            marks = Collections.unmodifiableSet(marks);
            notes = List.copyOf(notes);
        }

        static CellShown of(Cell cell, Addresses addresses) {
            String href = cell.link() == null ? null : addresses.of(cell.link());
            Set<Mark> marks = cell.certainty().marks();
            return switch (cell) {
                case Cell.Amount amount ->
                    new CellShown(Is.AMOUNT, amount.thousands().value(), null, null, marks, cell.notes(), href);
                case Cell.Share share -> new CellShown(Is.SHARE, null, share.tenths(), null, marks, cell.notes(), href);
                case Cell.Text text -> new CellShown(Is.TEXT, null, null, text.text(), marks, cell.notes(), href);
                case Cell.Unknown nothing -> new CellShown(Is.UNKNOWN, null, null, null, marks, cell.notes(), href);
                case Cell.Empty nothing -> new CellShown(Is.EMPTY, null, null, null, marks, cell.notes(), href);
            };
        }
    }

    /**
     * A footnote.
     *
     * @param sort what it tells
     * @param url where the source is published
     * @param href where it is explained, by this API
     */
    record NoteShown(
            int number,
            Note.Kind sort,
            String text,
            @Nullable String url,
            @Nullable String href) {
        static NoteShown of(Note note, Addresses addresses) {
            return new NoteShown(
                    note.number(),
                    note.kind(),
                    note.text(),
                    note.url(),
                    note.link() == null ? null : addresses.of(note.link()));
        }
    }
}
