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

/** A report as an ODS file, opened again. */
class OdsReportWriterTest {
    private static final int HEAD = 5;

    private static ReadOds written(ReportDocument tables, ReportLinkResolver addresses) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new OdsReportWriter(language -> SomeTables.LEGEND).write(tables, addresses, out);
        return new ReadOds(out.toByteArray());
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
    void holds_what_the_tables_hold_cell_by_cell() throws Exception {
        ReportDocument tables = SomeTables.everything();

        Map<String, List<List<String>>> sheets =
                written(tables, SomeTables.ADDRESSES).sheets();

        assertThat(sheets.keySet()).containsExactly("Uitgaven -& meer- (XX-37)", "-cmd()", "Noten");
        List<List<List<String>>> in = List.copyOf(sheets.values());
        for (int i = 0; i < tables.tables().size(); i++) {
            ReportTable table = tables.tables().get(i);
            assertThat(body(in.get(i), table)).isEqualTo(SomeTables.held(table));
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
    void shows_numbers_as_in_the_documents() throws Exception {
        ReadOds file = written(SomeTables.everything(), ReportLinkResolver.NONE);

        assertThat(file.shown("float")).containsExactly("1.234.567", "‒ 694.400", "0", "‒ 999.999.999.999.999");
        assertThat(file.shown("percentage")).containsExactly("‒ 12,5 %", "100,0 %", "0,0 %");
        assertThat(file.part("content.xml"))
                .contains("number:language=\"nl\"", "number:grouping=\"true\"", "<number:text>‒ </number:text>")
                .contains("style:condition=\"value()&gt;=0\"");
    }

    @Test
    void calculates_nothing() throws Exception {
        assertThat(written(SomeTables.everything(), SomeTables.ADDRESSES).part("content.xml"))
                .doesNotContain("table:formula")
                .contains("=HYPERLINK(");
    }

    @Test
    void leads_each_figure_to_what_explains_it_and_leads_nowhere_without_an_address() throws Exception {
        assertThat(written(SomeTables.everything(), SomeTables.ADDRESSES)
                        .part("content.xml")
                        .split("xlink:href=\"https://boek.example/why\\?a=1&amp;b=&lt;2&gt;", -1))
                .as("two figures and a footnote")
                .hasSize(4);
        assertThat(written(SomeTables.everything(), ReportLinkResolver.NONE).part("content.xml"))
                .doesNotContain("boek.example");
    }

    @Test
    void says_what_it_is_and_keeps_its_headings_in_sight() throws Exception {
        ReadOds file = written(SomeTables.everything(), ReportLinkResolver.NONE);

        assertThat(file.names()).first().isEqualTo("mimetype");
        assertThat(file.part("mimetype")).isEqualTo("application/vnd.oasis.opendocument.spreadsheet");
        assertThat(file.part("meta.xml")).contains("<dc:title>Begroting</dc:title>", "<dc:language>nl</dc:language>");
        assertThat(file.part("settings.xml")).contains("config:name=\"VerticalSplitPosition\" config:type=\"int\">5<");
        assertThat(file.part("content.xml")).contains("<table:table-header-rows>");
    }

    @Test
    void is_as_long_and_as_wide_as_it_must_be() throws Exception {
        ReportDocument tables = SomeTables.large(2_000);

        Map<String, List<List<String>>> sheets =
                written(tables, SomeTables.ADDRESSES).sheets();

        ReportTable table = tables.tables().getFirst();
        assertThat(body(sheets.get("Lang en breed"), table)).isEqualTo(SomeTables.held(table));
    }

    @Test
    void says_so_where_there_is_no_table() throws Exception {
        assertThat(written(SomeTables.nothing(), ReportLinkResolver.NONE).sheets())
                .containsOnlyKeys("Begroting")
                .allSatisfy((name, lines) -> assertThat(lines).last().isEqualTo(List.of("Hier is niets te tonen.")));
    }
}
