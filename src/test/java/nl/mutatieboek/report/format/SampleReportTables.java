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
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/** Tables with everything that a report can contain, and the expected content of any format. */
public final class SampleReportTables {
    static final Locale DUTCH = Locale.of("nl");
    static final String UNKNOWN = "niet bekend";
    static final ReportFileLabels LEGEND = new ReportFileLabels(
            UNKNOWN, "Hier is niets te tonen.", "Noten", "noot", "soort", "tekst", "vindplaats", kinds());
    public static final ReportLinkResolver ADDRESSES = link -> "https://boek.example/why?a=1&b=<2>";

    /** The formulas that a spreadsheet would calculate. */
    public static final List<String> FORMULAS = List.of(
            "=1+1", "+31 6", "-3% korting", "@SUM(A1)", "\t=2", "a;=1+1;b", "=HYPERLINK(\"https://x.example\")", "'=1");

    private static final ItemPath ARTICLE = ItemPath.parse("XX/37");

    private SampleReportTables() {}

    private static Map<ReportFootnote.FootnoteType, String> kinds() {
        Map<ReportFootnote.FootnoteType, String> kinds = new EnumMap<>(ReportFootnote.FootnoteType.class);
        kinds.put(ReportFootnote.FootnoteType.SOURCE, "bron");
        kinds.put(ReportFootnote.FootnoteType.REMARK, "kanttekening");
        kinds.put(ReportFootnote.FootnoteType.DISPUTED, "tegenstrijdig");
        kinds.put(ReportFootnote.FootnoteType.LEFT_OUT, "telt niet mee");
        return kinds;
    }

    /** Each kind of cell and of row; an amount that a spreadsheet would round; what looks like markup. */
    public static ReportDocument allCellTypes() {
        ReportLink trail =
                new ReportLink.TrailLink(ARTICLE, Flow.EXPENDITURE, new BudgetYear(2026), Moment.parse("2026-OWB"));
        ReportTable figures = new ReportTable(
                "figures",
                "Uitgaven <& meer> (XX/37)",
                "Art.",
                List.of(
                        ReportColumn.amounts("y2026", "2026"),
                        ReportColumn.amounts("y2027", "Mutaties 1e suppletoire begroting (4)"),
                        ReportColumn.shares("share", "Aandeel"),
                        ReportColumn.text("why", "Toelichting")),
                List.of(
                        new ReportRow(
                                ReportRow.ReportRowType.GROUP,
                                0,
                                ARTICLE,
                                "37 Asiel en Migratie",
                                List.of(),
                                List.of(ReportCell.EMPTY, ReportCell.EMPTY, ReportCell.EMPTY, ReportCell.EMPTY)),
                        new ReportRow(
                                ReportRow.ReportRowType.LINE,
                                0,
                                ARTICLE,
                                "Uitgaven",
                                List.of(1),
                                List.of(
                                        ReportCell.amount(ReportFigure.exact(new Thousands(1_234_567)), trail),
                                        new ReportCell.Amount(
                                                ReportFigure.exact(new Thousands(-694_400)), trail, List.of(2, 3)),
                                        new ReportCell.Share(-125, FigureCertainty.EXACT, null, List.of()),
                                        ReportCell.text("minder & <minder>"))),
                        new ReportRow(
                                ReportRow.ReportRowType.PART,
                                2,
                                ItemPath.parse("XX/37/2"),
                                "Toegang",
                                List.of(),
                                List.of(
                                        ReportCell.amount(ReportFigure.exact(Thousands.ZERO), null),
                                        ReportCell.amountOrUnknown(null, null),
                                        new ReportCell.Share(1_000, FigureCertainty.EXACT, null, List.of()),
                                        ReportCell.EMPTY)),
                        new ReportRow(
                                ReportRow.ReportRowType.TOTAL,
                                0,
                                null,
                                "Totaal",
                                List.of(),
                                List.of(
                                        ReportCell.amount(ReportFigure.exact(new Thousands(Long.MAX_VALUE)), null),
                                        ReportCell.amount(
                                                ReportFigure.exact(new Thousands(-999_999_999_999_999L)), null),
                                        new ReportCell.Share(0, FigureCertainty.EXACT, null, List.of()),
                                        ReportCell.EMPTY))));
        List<ReportRow> dangerous = FORMULAS.stream()
                .map(formula -> ReportRow.line(null, formula, List.of(), List.of(ReportCell.text(formula))))
                .toList();
        ReportTable words =
                new ReportTable("words", "=cmd()", "Wat", List.of(ReportColumn.text("text", "@tekst")), dangerous);
        return tables(
                List.of(figures, words),
                List.of(
                        new ReportFootnote(
                                1,
                                ReportFootnote.FootnoteType.SOURCE,
                                "36800-XX-2",
                                "https://officiele.example/36800?a=1&b=2",
                                null),
                        new ReportFootnote(2, ReportFootnote.FootnoteType.REMARK, "=een kanttekening", null, trail),
                        new ReportFootnote(3, ReportFootnote.FootnoteType.LEFT_OUT, "Telt niet mee.", null, null)));
    }

    /** With this many rows, of the years t to t+20. */
    public static ReportDocument withRows(int rows) {
        List<ReportColumn> columns = IntStream.rangeClosed(2026, 2046)
                .mapToObj(year -> ReportColumn.amounts("y" + year, Integer.toString(year)))
                .toList();
        List<ReportRow> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<ReportCell> cells = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                cells.add(ReportCell.amount(ReportFigure.exact(new Thousands((row - 1_000L) * 1_000 + column)), null));
            }
            lines.add(ReportRow.line(ARTICLE, "Regel " + row, List.of(), cells));
        }
        return tables(List.of(new ReportTable("large", "Lang en breed", "Art.", columns, lines)), List.of());
    }

    public static ReportDocument empty() {
        return tables(List.of(), List.of());
    }

    public static ReportDocument tables(List<ReportTable> tables, List<ReportFootnote> notes) {
        return new ReportDocument(
                "sample",
                "Begroting",
                "(bedragen × € 1.000)",
                "volledig tot en met volgnummer 1",
                DUTCH,
                tables,
                notes);
    }

    /**
     * Returns the content of the cells of a table: digits of an amount, tenths of a percent, words; empty for an empty
     * cell.
     */
    public static List<List<String>> cellValues(ReportTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (ReportRow row : table.rows()) {
            List<String> values = new ArrayList<>(List.of(row.heading()));
            row.cells().forEach(cell -> values.add(cellValues(cell)));
            rows.add(values);
        }
        return rows;
    }

    private static String cellValues(ReportCell cell) {
        return switch (cell) {
            case ReportCell.Amount amount -> amount.thousands().toString();
            case ReportCell.Share share -> Long.toString(share.tenths());
            case ReportCell.Text text -> text.text();
            case ReportCell.Unknown nothing -> UNKNOWN;
            case ReportCell.Empty nothing -> "";
        };
    }
}
