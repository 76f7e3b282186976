package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Certainty;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;

/** Tables with all that a report may hold, and what a reader of any form of them must find. */
public final class SomeTables {
    static final Locale DUTCH = Locale.of("nl");
    static final String UNKNOWN = "niet bekend";
    static final Legend LEGEND =
            new Legend(UNKNOWN, "Hier is niets te tonen.", "Noten", "noot", "soort", "tekst", "vindplaats", kinds());
    public static final Addresses ADDRESSES = link -> "https://boek.example/why?a=1&b=<2>";

    /** What a program for tables would calculate. */
    public static final List<String> FORMULAS = List.of(
            "=1+1", "+31 6", "-3% korting", "@SUM(A1)", "\t=2", "a;=1+1;b", "=HYPERLINK(\"https://x.example\")", "'=1");

    private static final ItemPath ARTICLE = ItemPath.parse("XX/37");

    private SomeTables() {}

    private static Map<Note.Kind, String> kinds() {
        Map<Note.Kind, String> kinds = new EnumMap<>(Note.Kind.class);
        kinds.put(Note.Kind.SOURCE, "bron");
        kinds.put(Note.Kind.REMARK, "kanttekening");
        kinds.put(Note.Kind.DISPUTED, "tegenstrijdig");
        kinds.put(Note.Kind.LEFT_OUT, "telt niet mee");
        return kinds;
    }

    /** Each kind of cell and of row; an amount that a spreadsheet would round; what looks like markup. */
    public static Tables everything() {
        Link trail = new Link.ToTrail(ARTICLE, Flow.EXPENDITURE, new BudgetYear(2026), Moment.parse("2026-OWB"));
        Table figures = new Table(
                "figures",
                "Uitgaven <& meer> (XX/37)",
                "Art.",
                List.of(
                        Column.amounts("y2026", "2026"),
                        Column.amounts("y2027", "Mutaties 1e suppletoire begroting (4)"),
                        new Column("share", "Aandeel", Column.Holds.SHARES),
                        Column.text("why", "Toelichting")),
                List.of(
                        new Row(
                                Row.Kind.GROUP,
                                0,
                                ARTICLE,
                                "37 Asiel en Migratie",
                                List.of(),
                                List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY)),
                        new Row(
                                Row.Kind.LINE,
                                0,
                                ARTICLE,
                                "Uitgaven",
                                List.of(1),
                                List.of(
                                        Cell.amount(Figure.exact(new Thousands(1_234_567)), trail),
                                        new Cell.Amount(Figure.exact(new Thousands(-694_400)), trail, List.of(2, 3)),
                                        new Cell.Share(-125, Certainty.EXACT, null, List.of()),
                                        Cell.text("minder & <minder>"))),
                        new Row(
                                Row.Kind.PART,
                                2,
                                ItemPath.parse("XX/37/2"),
                                "Toegang",
                                List.of(),
                                List.of(
                                        Cell.amount(Figure.exact(Thousands.ZERO), null),
                                        Cell.known(null, null),
                                        new Cell.Share(1_000, Certainty.EXACT, null, List.of()),
                                        Cell.EMPTY)),
                        new Row(
                                Row.Kind.TOTAL,
                                0,
                                null,
                                "Totaal",
                                List.of(),
                                List.of(
                                        Cell.amount(Figure.exact(new Thousands(Long.MAX_VALUE)), null),
                                        Cell.amount(Figure.exact(new Thousands(-999_999_999_999_999L)), null),
                                        new Cell.Share(0, Certainty.EXACT, null, List.of()),
                                        Cell.EMPTY))));
        List<Row> dangerous = FORMULAS.stream()
                .map(formula -> Row.line(null, formula, List.of(), List.of(Cell.text(formula))))
                .toList();
        Table words = new Table("words", "=cmd()", "Wat", List.of(Column.text("text", "@tekst")), dangerous);
        return tables(
                List.of(figures, words),
                List.of(
                        new Note(1, Note.Kind.SOURCE, "36800-XX-2", "https://officiele.example/36800?a=1&b=2", null),
                        new Note(2, Note.Kind.REMARK, "=een kanttekening", null, trail),
                        new Note(3, Note.Kind.LEFT_OUT, "Telt niet mee.", null, null)));
    }

    /** With this many rows, of the years t to t+20. */
    public static Tables large(int rows) {
        List<Column> columns = IntStream.rangeClosed(2026, 2046)
                .mapToObj(year -> Column.amounts("y" + year, Integer.toString(year)))
                .toList();
        List<Row> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                cells.add(Cell.amount(Figure.exact(new Thousands((row - 1_000L) * 1_000 + column)), null));
            }
            lines.add(Row.line(ARTICLE, "Regel " + row, List.of(), cells));
        }
        return tables(List.of(new Table("large", "Lang en breed", "Art.", columns, lines)), List.of());
    }

    public static Tables nothing() {
        return tables(List.of(), List.of());
    }

    public static Tables tables(List<Table> tables, List<Note> notes) {
        return new Tables(
                "sample",
                "Begroting",
                "(bedragen × € 1.000)",
                "volledig tot en met boeknummer 1",
                DUTCH,
                tables,
                notes);
    }

    /** What the cells of a table hold: digits of an amount, tenths of a percent, words; nothing of what is empty. */
    public static List<List<String>> held(Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            List<String> values = new ArrayList<>(List.of(row.heading()));
            row.cells().forEach(cell -> values.add(held(cell)));
            rows.add(values);
        }
        return rows;
    }

    private static String held(Cell cell) {
        return switch (cell) {
            case Cell.Amount amount -> amount.thousands().toString();
            case Cell.Share share -> Long.toString(share.tenths());
            case Cell.Text text -> text.text();
            case Cell.Unknown nothing -> UNKNOWN;
            case Cell.Empty nothing -> "";
        };
    }
}
