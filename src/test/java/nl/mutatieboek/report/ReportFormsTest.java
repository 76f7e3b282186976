package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.RunningBook;
import nl.mutatieboek.RunningBook.Reply;
import nl.mutatieboek.report.format.ReadXlsx;
import nl.mutatieboek.report.question.Report;
import nl.mutatieboek.structure.Axes;
import nl.mutatieboek.structure.Points;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every report of the demo book in every form: the same cells, to the thousand. */
class ReportFormsTest {
    private static final int LINES_ABOVE_A_SHEET = 5;

    @RegisterExtension
    static final RunningBook BOOK = RunningBook.demo();

    @BeforeAll
    static void read() {
        BOOK.awaitReaders();
    }

    static Stream<String> reports() {
        return BOOK.bean(Reporting.class).all().stream()
                .map(Report::name)
                .filter(name -> !shown(ask(name)).isEmpty());
    }

    private static Asking ask(String report) {
        return BOOK.bean(Reporting.class)
                .ask(report, Map.of(), BOOK.bean(Points.class).at(new Axes(null, null, null)));
    }

    private static byte[] file(Asking report, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.write(format, out);
        return out.toByteArray();
    }

    /** The headings and cells of each table as JSON has them. */
    private static List<List<List<String>>> shown(Asking report) {
        return ((TablesShown) report.shown())
                .tables().stream()
                        .map(table -> Stream.concat(
                                        Stream.of(Stream.concat(
                                                        Stream.of(table.stub()),
                                                        table.columns().stream().map(TablesShown.ColumnShown::heading))
                                                .toList()),
                                        table.rows().stream().map(ReportFormsTest::held))
                                .toList())
                        .toList();
    }

    private static List<String> held(TablesShown.RowShown row) {
        List<String> cells = new ArrayList<>(List.of(row.heading()));
        row.cells()
                .forEach(cell -> cells.add(
                        switch (cell.is()) {
                            case AMOUNT -> String.valueOf(cell.thousands());
                            case SHARE -> String.valueOf(cell.tenths());
                            case TEXT -> String.valueOf(cell.text());
                            case UNKNOWN -> "niet bekend";
                            case EMPTY -> "";
                        }));
        return cells;
    }

    /** Those of the sheets of a spreadsheet, as far as they have tables. */
    private static List<List<List<String>>> tables(
            Map<String, List<List<String>>> sheets, List<List<List<String>>> shown) {
        List<List<List<String>>> tables = new ArrayList<>();
        for (List<List<String>> sheet : List.copyOf(sheets.values()).subList(0, shown.size())) {
            int width = shown.get(tables.size()).getFirst().size();
            tables.add(sheet.stream()
                    .skip(LINES_ABOVE_A_SHEET - 1)
                    .map(row -> Stream.concat(row.stream(), Stream.generate(() -> ""))
                            .limit(width)
                            .toList())
                    .toList());
        }
        return tables;
    }

    @Test
    void reports_of_the_demo_book_have_tables() {
        assertThat(reports()).contains("new-policy", "policy-consequences", "supplementary-budget");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_spreadsheet_holds_what_json_holds(String name) throws Exception {
        Asking report = ask(name);
        List<List<List<String>>> shown = shown(report);

        assertThat(tables(new ReadXlsx(file(report, "xlsx")).sheets(), shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    })
    void is_a_file_through_the_api_and_from_the_page(String extension, String type) {
        Reply program = BOOK.as("auditor")
                .send(BOOK.as("auditor")
                        .request("/v1/reports/supplementary-budget?item=XX/37&moment=2025-O1")
                        .header("Accept", type));
        Reply person = BOOK.browse("auditor").get("/reports/supplementary-budget/" + extension + "?item=XX/37");

        assertThat(program.status()).isEqualTo(200);
        assertThat(program.header("Content-Type")).startsWith(type);
        assertThat(program.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"supplementary-budget-XX-37-2025-O1-80." + extension + "\"");
        assertThat(person.status()).isEqualTo(200);
        assertThat(person.header("Content-Type")).startsWith(type);
        assertThat(person.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"supplementary-budget-XX-37-80." + extension + "\"");
    }

    @Test
    void a_program_that_takes_anything_gets_json() {
        Reply reply = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/reports/new-policy").header("Accept", "*/*"));

        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.headers().firstValue("Content-Disposition")).isEmpty();
    }
}
