package nl.mutatieboek.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportTable;
import org.junit.jupiter.api.Test;

/** Writes a report as an ODS file and reads it again. */
class OdsReportWriterTest {
    private static final int HEAD = 5;

    private static OdsFileReader write(ReportDocument tables, ReportLinkResolver addresses) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new OdsReportWriter(language -> SampleReportTables.LEGEND).write(tables, addresses, out);
        return new OdsFileReader(out.toByteArray());
    }

    /** Without the lines above, and the column of footnotes. */
    private static List<List<String>> body(List<List<String>> sheet, ReportTable table) {
        return sheet.stream()
                .skip(HEAD)
                .map(row -> Stream.concat(row.stream(), Stream.generate(() -> ""))
                        .limit(table.columns().size() + 1L)
                        .toList())
                .toList();
    }

    @Test
    void ods_file_has_every_cell_of_the_report() throws Exception {
        ReportDocument tables = SampleReportTables.allCellTypes();

        Map<String, List<List<String>>> sheets =
                write(tables, SampleReportTables.ADDRESSES).sheets();

        assertThat(sheets.keySet()).containsExactly("Uitgaven -& meer- (XX-37)", "-cmd()", "Noten");
        List<List<List<String>>> in = List.copyOf(sheets.values());
        for (int i = 0; i < tables.tables().size(); i++) {
            ReportTable table = tables.tables().get(i);
            assertThat(body(in.get(i), table)).isEqualTo(SampleReportTables.cellValues(table));
        }
        assertThat(in.getFirst().get(HEAD - 1))
                .containsExactly(
                        "Art.", "2026", "Mutaties 1e suppletoire begroting (4)", "Aandeel", "Toelichting", "Noten");
        assertThat(in.getFirst().get(HEAD + 1).getLast()).isEqualTo("1; Mutaties 1e suppletoire begroting (4): 2, 3");
        assertThat(in.getLast())
                .contains(List.of("1", "bron", "36800-XX-2", "https://officiele.example/36800?a=1&b=2"))
                .contains(List.of("2", "kanttekening", "=een kanttekening", ""));
    }

    @Test
    void ods_sheet_name_never_ends_within_a_character() throws Exception {
        ReportDocument sample = SampleReportTables.allCellTypes();
        ReportTable table = sample.tables().getFirst();
        String title = "a".repeat(30) + "\uD842\uDFB7";

        Map<String, List<List<String>>> sheets = write(
                        new ReportDocument(
                                sample.report(),
                                sample.title(),
                                sample.unit(),
                                sample.scope(),
                                sample.language(),
                                List.of(new ReportTable(
                                        table.name(), title, table.stub(), table.columns(), table.rows())),
                                sample.notes()),
                        ReportLinkResolver.NONE)
                .sheets();

        assertThat(sheets.keySet()).startsWith("a".repeat(30));
        assertThat(sheets.get("a".repeat(30)).toString()).contains(title);
    }

    @Test
    void ods_file_formats_numbers_as_in_the_documents() throws Exception {
        OdsFileReader file = write(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE);

        assertThat(file.displayedTexts("float"))
                .containsExactly("1.234.567", "‒ 694.400", "0", "‒ 999.999.999.999.999");
        assertThat(file.displayedTexts("percentage")).containsExactly("‒ 12,5 %", "100,0 %", "0,0 %");
        assertThat(file.part("content.xml"))
                .contains("number:language=\"nl\"", "number:grouping=\"true\"", "<number:text>‒ </number:text>")
                .contains("style:condition=\"value()>=0\"");
    }

    @Test
    void ods_file_has_no_formulas() throws Exception {
        assertThat(write(SampleReportTables.allCellTypes(), SampleReportTables.ADDRESSES)
                        .part("content.xml"))
                .doesNotContain("table:formula")
                .contains("=HYPERLINK(");
    }

    @Test
    void ods_figures_link_to_their_explanation_only_with_a_base_url() throws Exception {
        assertThat(write(SampleReportTables.allCellTypes(), SampleReportTables.ADDRESSES)
                        .part("content.xml")
                        .split("xlink:href=\"https://boek.example/why\\?a=1&amp;b=&lt;2>", -1))
                .as("two figures and a footnote")
                .hasSize(4);
        assertThat(write(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE)
                        .part("content.xml"))
                .doesNotContain("boek.example");
    }

    @Test
    void ods_file_has_title_and_language_and_freezes_its_headings() throws Exception {
        OdsFileReader file = write(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE);

        assertThat(file.partNames()).first().isEqualTo("mimetype");
        assertThat(file.part("mimetype")).isEqualTo("application/vnd.oasis.opendocument.spreadsheet");
        assertThat(file.part("meta.xml")).contains("<dc:title>Begroting</dc:title>", "<dc:language>nl</dc:language>");
        assertThat(file.part("settings.xml")).contains("config:name=\"VerticalSplitPosition\" config:type=\"int\">5<");
        assertThat(file.part("content.xml")).contains("<table:table-header-rows>");
    }

    @Test
    void ods_file_holds_long_and_wide_tables() throws Exception {
        ReportDocument tables = SampleReportTables.withRows(2_000);

        Map<String, List<List<String>>> sheets =
                write(tables, SampleReportTables.ADDRESSES).sheets();

        ReportTable table = tables.tables().getFirst();
        assertThat(body(sheets.get("Lang en breed"), table)).isEqualTo(SampleReportTables.cellValues(table));
    }

    @Test
    void ods_file_without_tables_says_so() throws Exception {
        assertThat(write(SampleReportTables.empty(), ReportLinkResolver.NONE).sheets())
                .containsOnlyKeys("Begroting")
                .allSatisfy((name, lines) -> assertThat(lines).last().isEqualTo(List.of("Hier is niets te tonen.")));
    }
}
