package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.format.AmountFormatter;
import nl.mutatieboek.report.format.OdsFileReader;
import nl.mutatieboek.report.format.TaggedPdfReader;
import nl.mutatieboek.report.format.TidyCsvPackageReader;
import nl.mutatieboek.report.format.XlsxFileReader;
import nl.mutatieboek.report.question.ReportDefinition;
import nl.mutatieboek.report.table.ReportColumn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every report of the demo book in every format has the same cells, to the thousand. */
@Tag("application")
class ReportFormatsTest {
    private static final int LINES_ABOVE_A_SHEET = 5;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
    }

    static Stream<String> reports() {
        return BOOK.bean(ReportCatalog.class).definitions().stream()
                .map(ReportDefinition::name)
                .filter(name -> !jsonTables(ask(name)).isEmpty());
    }

    private static TerminalReport ask(String report) {
        return BOOK.bean(ReportCatalog.class)
                .run(report, Map.of(), BOOK.bean(AsOfResolver.class).awaitAt(AsOfQuery.UNBOUNDED));
    }

    private static byte[] file(TerminalReport report, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.write(format, out);
        return out.toByteArray();
    }

    /** The headings and cells of each table as JSON has them. */
    private static List<List<List<String>>> jsonTables(TerminalReport report) {
        return ((ReportResponse) report.toResponse())
                .tables().stream()
                        .map(table -> Stream.concat(
                                        Stream.of(Stream.concat(
                                                        Stream.of(table.stub()),
                                                        table.columns().stream().map(ReportColumn::fullHeading))
                                                .toList()),
                                        table.rows().stream().map(ReportFormatsTest::jsonRow))
                                .toList())
                        .toList();
    }

    private static List<String> jsonRow(ReportResponse.ReportRowResponse row) {
        List<String> cells = new ArrayList<>(List.of(row.heading()));
        row.cells()
                .forEach(cell -> cells.add(
                        switch (cell.type()) {
                            case AMOUNT -> String.valueOf(cell.thousands());
                            case SHARE -> String.valueOf(cell.tenths());
                            case TEXT -> String.valueOf(cell.text());
                            case UNKNOWN -> "niet bekend";
                            case EMPTY -> "";
                        }));
        return cells;
    }

    /** Returns the tables of the sheets. */
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
    void report_and_format_names_for_completion_equal_the_registered_ones() {
        ReportCatalog reporting = BOOK.bean(ReportCatalog.class);

        assertThat(reporting.definitions()).extracting(ReportDefinition::name).isEqualTo(ReportCatalog.NAMES);
        assertThat(reporting.formats()).extracting(format -> format.name()).isEqualTo(ReportCatalog.FORMATS);
    }

    @Test
    void reports_of_the_demo_book_have_tables() {
        assertThat(reports()).contains("new-policy", "policy-consequences", "supplementary-budget");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void spreadsheet_report_has_the_cells_of_json(String name) throws Exception {
        TerminalReport report = ask(name);
        List<List<List<String>>> shown = jsonTables(report);

        assertThat(tables(new XlsxFileReader(file(report, "xlsx")).sheets(), shown))
                .isEqualTo(shown);
        assertThat(tables(new OdsFileReader(file(report, "ods")).sheets(), shown))
                .isEqualTo(shown);
    }

    /** As printed: with dots, the minus of the documents and percentages. */
    private static List<List<List<String>>> printedTables(TerminalReport report) {
        return ((ReportResponse) report.toResponse())
                .tables().stream()
                        .map(table -> Stream.concat(
                                        printedHeadings(table).stream(),
                                        table.rows().stream().map(ReportFormatsTest::printedTables))
                                .toList())
                        .toList();
    }

    /** One line of headings, or two if columns share a heading. */
    private static List<List<String>> printedHeadings(ReportResponse.ReportTableResponse table) {
        List<String> groups = new ArrayList<>(List.of(table.stub()));
        List<String> headings = new ArrayList<>();
        for (ReportColumn column : table.columns()) {
            headings.add(column.heading());
            if (column.group() != null && !column.group().equals(groups.getLast())) {
                groups.add(column.group());
            }
        }
        if (groups.size() > 1) {
            return List.of(groups, headings);
        }
        headings.addFirst(table.stub());
        return List.of(headings);
    }

    private static List<String> printedTables(ReportResponse.ReportRowResponse row) {
        List<String> cells = new ArrayList<>(jsonRow(row));
        for (int i = 0; i < row.cells().size(); i++) {
            ReportResponse.ReportCellResponse cell = row.cells().get(i);
            Long thousands = cell.thousands();
            Long tenths = cell.tenths();
            if (thousands != null) {
                cells.set(
                        i + 1, AmountFormatter.formatAmount(new Thousands(thousands), ReportCatalog.DEFAULT_LANGUAGE));
            } else if (tenths != null) {
                cells.set(i + 1, AmountFormatter.formatPercentage(tenths, ReportCatalog.DEFAULT_LANGUAGE));
            }
        }
        return cells;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void pdf_report_has_the_cells_of_json(String name) throws Exception {
        TerminalReport report = ask(name);

        try (TaggedPdfReader pdf = new TaggedPdfReader(file(report, "pdf"))) {
            assertThat(pdf.tables()).isEqualTo(printedTables(report));
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void tidy_records_have_the_cells_of_json(String name) throws Exception {
        TerminalReport report = ask(name);
        List<String> records = new TidyCsvPackageReader(file(report, "zip"))
                .records(name + ".csv").stream()
                        .map(values -> values.get("table") + " " + values.get("row") + " " + values.get("column") + " "
                                + values.get("cell_type") + " " + values.get("thousands") + values.get("tenths")
                                + values.get("text"))
                        .toList();
        List<String> shown = new ArrayList<>();
        for (ReportResponse.ReportTableResponse table : ((ReportResponse) report.toResponse()).tables()) {
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    ReportResponse.ReportCellResponse cell =
                            table.rows().get(row).cells().get(column);
                    shown.add(table.name() + " " + (row + 1) + " "
                            + table.columns().get(column).name() + " " + cell.type() + " "
                            + Stream.of(cell.thousands(), cell.tenths(), cell.text())
                                    .filter(Objects::nonNull)
                                    .map(Object::toString)
                                    .findFirst()
                                    .orElse(""));
                }
            }
        }

        assertThat(records).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void csv_report_names_each_column_once(String name) throws IOException {
        String csv = new String(file(ask(name), "csv"), StandardCharsets.UTF_8);

        assertThat(csv.lines().findFirst().orElseThrow().split(",")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "zip, application/zip",
        "csv, text/csv",
        "ods, application/vnd.oasis.opendocument.spreadsheet",
        "pdf, application/pdf",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    })
    void report_is_downloaded_as_a_file_through_api_and_page(String extension, String type) {
        HttpReply program = BOOK.as("auditor")
                .send(BOOK.as("auditor")
                        .request("/v1/reports/supplementary-budget?item=XX/37&moment=2025-O1")
                        .header("Accept", type));
        HttpReply person = BOOK.browse("auditor").get("/reports/supplementary-budget/" + extension + "?item=XX/37");

        assertThat(program.status()).isEqualTo(200);
        assertThat(program.header("Content-Type")).startsWith(type);
        assertThat(program.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"supplementary-budget-XX-37-2025-O1-" + BOOK.ledgerNumber() + "."
                        + extension + "\"");
        assertThat(person.status()).isEqualTo(200);
        assertThat(person.header("Content-Type")).startsWith(type);
        assertThat(person.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"supplementary-budget-XX-37-" + BOOK.ledgerNumber() + "." + extension
                        + "\"");
    }

    @Test
    void report_request_that_accepts_anything_gets_json() {
        HttpReply reply = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/reports/new-policy").header("Accept", "*/*"));

        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.headers().firstValue("Content-Disposition")).isEmpty();
    }
}
