package nl.mutatieboek.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.dhatim.fastexcel.reader.CellType;
import org.junit.jupiter.api.Test;

/** Writes a report as an XLSX file and reads it again. */
class XlsxReportWriterTest {
    private static final int HEAD = 5;

    private static XlsxFileReader write(ReportDocument tables, ReportLinkResolver addresses) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new XlsxReportWriter(language -> SampleReportTables.LEGEND).write(tables, addresses, out);
        return new XlsxFileReader(out.toByteArray());
    }

    /** Without the lines above, and the column of footnotes. */
    private static List<List<String>> body(List<List<String>> sheet, ReportTable table) {
        int width = table.columns().size() + 1;
        return sheet.stream()
                .skip(HEAD)
                .map(row -> IntStream.range(0, width)
                        .mapToObj(i -> i < row.size() ? row.get(i) : "")
                        .toList())
                .toList();
    }

    @Test
    void xlsx_file_has_every_cell_of_the_report() throws Exception {
        ReportDocument tables = SampleReportTables.allCellTypes();

        Map<String, List<List<String>>> sheets =
                write(tables, SampleReportTables.ADDRESSES).sheets();

        assertThat(sheets.keySet()).containsExactly("Uitgaven -& meer- (XX-37)", "-cmd()", "Noten");
        List<List<List<String>>> in = List.copyOf(sheets.values());
        assertThat(in.getFirst().subList(0, HEAD))
                .containsExactly(
                        List.of("Begroting"),
                        List.of("(bedragen × € 1.000)"),
                        List.of("volledig tot en met volgnummer 1"),
                        List.of("Uitgaven <& meer> (XX/37)"),
                        List.of(
                                "Art.",
                                "2026",
                                "Mutaties 1e suppletoire begroting (4)",
                                "Aandeel",
                                "Toelichting",
                                "Noten"));
        for (int i = 0; i < tables.tables().size(); i++) {
            ReportTable table = tables.tables().get(i);
            assertThat(body(in.get(i), table)).isEqualTo(SampleReportTables.cellValues(table));
        }
        assertThat(in.getFirst().get(HEAD + 1).getLast()).isEqualTo("1; Mutaties 1e suppletoire begroting (4): 2, 3");
        assertThat(in.getLast())
                .containsExactly(
                        List.of("Begroting"),
                        List.of("noot", "soort", "tekst", "vindplaats"),
                        List.of("1", "bron", "36800-XX-2", "https://officiele.example/36800?a=1&b=2"),
                        List.of("2", "kanttekening", "=een kanttekening"),
                        List.of("3", "telt niet mee", "Telt niet mee."));
    }

    @Test
    void xlsx_numbers_are_numeric_and_formatted_as_in_the_documents() throws Exception {
        List<List<org.dhatim.fastexcel.reader.Cell>> rows = List.copyOf(
                        write(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE)
                                .cells()
                                .values())
                .getFirst();

        assertThat(rows.get(HEAD + 1).get(2).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows.get(HEAD + 1).get(2).getDataFormatString()).isEqualTo("[$-413]#,##0;[$-413]\"‒ \"#,##0");
        assertThat(rows.get(HEAD + 2).get(1).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows.get(HEAD + 2).get(2).getType()).as("not known").isEqualTo(CellType.STRING);
        assertThat(rows.get(HEAD + 3).get(1).getType()).as("would be rounded").isEqualTo(CellType.STRING);
        assertThat(rows.get(HEAD + 3).get(2).getType()).as("is exact").isEqualTo(CellType.NUMBER);
    }

    @Test
    void xlsx_texts_are_never_formulas() throws Exception {
        XlsxFileReader file = write(SampleReportTables.allCellTypes(), SampleReportTables.ADDRESSES);

        assertThat(List.copyOf(file.cells().values()).get(1).stream()
                        .skip(HEAD)
                        .map(List::getLast)
                        .toList())
                .hasSameSizeAs(SampleReportTables.FORMULAS)
                .allSatisfy(cell -> {
                    assertThat(cell.getType()).isEqualTo(CellType.STRING);
                    assertThat(cell.getFormula()).isNull();
                });
        assertThat(file.part("xl/worksheets/sheet2.xml")).doesNotContain("<f>", "<f ");
    }

    @Test
    void xlsx_figures_link_to_their_explanation_only_with_a_base_url() throws Exception {
        String linked = write(SampleReportTables.allCellTypes(), SampleReportTables.ADDRESSES)
                .part("xl/worksheets/sheet1.xml");

        assertThat(linked).contains("<hyperlink ref=\"B7\"", "<hyperlink ref=\"C7\"");
        assertThat(write(SampleReportTables.allCellTypes(), SampleReportTables.ADDRESSES)
                        .part("xl/worksheets/_rels/sheet1.xml.rels"))
                .contains("Target=\"https://boek.example/why?a=1&amp;b=&lt;2&gt;\" TargetMode=\"External\"");
        assertThat(write(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE)
                        .part("xl/worksheets/sheet1.xml"))
                .doesNotContain("hyperlink");
    }

    @Test
    void xlsx_file_has_title_and_language_and_freezes_its_headings() throws Exception {
        XlsxFileReader file = write(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE);

        assertThat(file.part("docProps/core.xml")).contains("<dc:title>Begroting</dc:title>");
        assertThat(file.part("docProps/custom.xml")).contains("name=\"Language\"><vt:lpwstr>nl<");
        assertThat(file.part("xl/worksheets/sheet1.xml"))
                .contains("<pane xSplit=\"1\" ySplit=\"5\" topLeftCell=\"B6\"")
                .contains("state=\"frozen\"");
        assertThat(file.part("xl/workbook.xml")).contains("Print_Titles");
    }

    @Test
    void xlsx_file_holds_long_and_wide_tables() throws Exception {
        ReportDocument tables = SampleReportTables.withRows(2_000);

        Map<String, List<List<String>>> sheets =
                write(tables, SampleReportTables.ADDRESSES).sheets();

        ReportTable table = tables.tables().getFirst();
        assertThat(body(sheets.get("Lang en breed"), table)).isEqualTo(SampleReportTables.cellValues(table));
    }

    @Test
    void xlsx_file_without_tables_says_so() throws Exception {
        assertThat(write(SampleReportTables.empty(), ReportLinkResolver.NONE).sheets())
                .containsOnlyKeys("Begroting")
                .allSatisfy((name, lines) -> assertThat(lines).last().isEqualTo(List.of("Hier is niets te tonen.")));
    }

    @Test
    void xlsx_sheets_have_distinct_names() throws Exception {
        ReportDocument tables = SampleReportTables.tables(
                List.of(
                        called("Asiel en migratie en al het andere 1"),
                        called("asiel en migratie en al het andere 2"),
                        called("?")),
                List.of());

        assertThat(write(tables, ReportLinkResolver.NONE).sheets())
                .containsOnlyKeys("Asiel en migratie en al het and", "asiel en migratie en al het a 2", "-");
    }

    private static ReportTable called(String title) {
        return new ReportTable(
                "t",
                title,
                "",
                List.of(ReportColumn.amounts("a", "a")),
                List.of(ReportRow.line(
                        null, "r", List.of(), List.of(ReportCell.amount(ReportFigure.exact(Thousands.ZERO), null)))));
    }
}
