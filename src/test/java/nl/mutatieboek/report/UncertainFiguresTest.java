package nl.mutatieboek.report;

import static nl.mutatieboek.report.MarkedFiguresFixture.ask;
import static nl.mutatieboek.report.MarkedFiguresFixture.parametersOf;
import static nl.mutatieboek.report.MarkedFiguresFixture.response;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.report.format.OdsFileReader;
import nl.mutatieboek.report.format.TaggedPdfReader;
import nl.mutatieboek.report.format.TidyCsvPackageReader;
import nl.mutatieboek.report.format.XlsxFileReader;
import nl.mutatieboek.report.table.UncertaintyReason;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Every report in every format marks the figures that are incomplete, disputed, inferred or rounded, and no others. */
@Tag("whole")
class UncertainFiguresTest {
    @RegisterExtension
    static final ApplicationFixture UNCERTAIN = MarkedFiguresFixture.UNCERTAIN;

    @RegisterExtension
    static final ApplicationFixture EXACT = MarkedFiguresFixture.EXACT;

    private static final Pattern NUMBER_OF_NOTE = Pattern.compile("href=\"#note-[0-9]+\"");

    @BeforeAll
    static void write() {
        MarkedFiguresFixture.write();
    }

    private record MarkedCell(String where, ReportResponse.ReportCellResponse cell) {}

    /** Every figure but the margin of rounding, which is no figure of a source. */
    private static List<MarkedCell> figures(ReportResponse shown) {
        List<MarkedCell> figures = new ArrayList<>();
        for (ReportResponse.ReportTableResponse table : shown.tables()) {
            for (ReportResponse.ReportRowResponse row : table.rows()) {
                for (int i = 0; i < row.cells().size(); i++) {
                    ReportResponse.ReportCellResponse cell = row.cells().get(i);
                    String column = table.columns().get(i).name();
                    if ((cell.type() == ReportResponse.ReportCellType.AMOUNT
                                    || cell.type() == ReportResponse.ReportCellType.SHARE)
                            && !column.equals("margin")) {
                        figures.add(new MarkedCell(
                                shown.report() + " " + table.name() + " " + row.heading() + " " + column, cell));
                    }
                }
            }
        }
        return figures;
    }

    @ParameterizedTest
    @FieldSource("nl.mutatieboek.report.MarkedFiguresFixture#REPORTS")
    void figure_of_disputed_and_rounded_postings_is_marked_as_such(String report) {
        assertThat(figures(response(ask(UNCERTAIN, report))))
                .isNotEmpty()
                // No margin was asked here: these zeros are made of no posting.
                .filteredOn(figure -> !report.equals("year-end-margins")
                        || !Objects.equals(figure.cell().thousands(), 0L))
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure.cell().marks())
                        .as(figure.where())
                        .contains(UncertaintyReason.DISPUTED, UncertaintyReason.ROUNDED));
    }

    @ParameterizedTest
    @FieldSource("nl.mutatieboek.report.MarkedFiguresFixture#REPORTS")
    void figure_of_complete_exact_postings_has_no_mark(String report) {
        assertThat(figures(response(ask(EXACT, report))))
                .allSatisfy(figure ->
                        assertThat(figure.cell().marks()).as(figure.where()).isEmpty());
    }

    @Test
    void report_balance_is_marked_incomplete_exactly_as_in_the_api() {
        Set<Boolean> met = new TreeSet<>();
        for (String query : List.of("policy-consequences", "supplementary-budget?year=2025", "build-up")) {
            for (JsonNode table :
                    UNCERTAIN.as("auditor").get("/v1/reports/" + query).json().get("tables")) {
                for (JsonNode row : table.get("rows")) {
                    for (JsonNode cell : row.get("cells")) {
                        String href = cell.get("href").asString("");
                        if (href.startsWith("/v1/trail")) {
                            JsonNode balance = UNCERTAIN
                                    .as("auditor")
                                    .get(href.replace("/trail", "/balances"))
                                    .json()
                                    .at("/balances/0");
                            assertThat(cell.get("thousands")).as(href).isEqualTo(balance.get("thousands"));
                            boolean complete = balance.get("complete").asBoolean();
                            met.add(complete);
                            assertThat(cell.get("marks")
                                            .valueStream()
                                            .map(JsonNode::asString)
                                            .anyMatch("INCOMPLETE"::equals))
                                    .as(href + " " + row.get("heading") + " " + balance)
                                    .isEqualTo(!complete);
                        }
                    }
                }
            }
        }
        assertThat(met).containsExactly(false, true);
    }

    private static byte[] file(TerminalReport report, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            report.write(format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String markNames(Set<UncertaintyReason> marks) {
        return marks.stream().map(UncertaintyReason::name).collect(Collectors.joining(" "));
    }

    /** The marks of each row as plain CSV has them. */
    private static List<String> expectedCsvMarks(ReportResponse shown) {
        return shown.tables().stream()
                .flatMap(table -> table.rows().stream()
                        .map(row -> IntStream.range(0, row.cells().size())
                                .filter(i -> !row.cells().get(i).marks().isEmpty())
                                .mapToObj(i -> table.columns().get(i).name() + ": "
                                        + markNames(row.cells().get(i).marks()))
                                .collect(Collectors.joining("; "))))
                .toList();
    }

    @ParameterizedTest
    @FieldSource("nl.mutatieboek.report.MarkedFiguresFixture#REPORTS")
    void csv_and_tidy_records_name_the_marks_of_each_figure(String name) {
        TerminalReport report = ask(UNCERTAIN, name);
        ReportResponse shown = response(report);
        List<String> csv =
                CsvReader.builder().ofCsvRecord(new String(file(report, "csv"), StandardCharsets.UTF_8)).stream()
                        .map(CsvRecord::getFields)
                        .map(List::getLast)
                        .toList();
        List<String> tidy = new TidyCsvPackageReader(file(report, "zip"))
                .records(name + ".csv").stream()
                        .map(values -> values.get("marks"))
                        .toList();

        assertThat(csv.getFirst()).isEqualTo("marks");
        assertThat(csv.subList(1, csv.size()))
                .isEqualTo(expectedCsvMarks(shown))
                .anyMatch(marks -> marks.contains("ROUNDED"));
        assertThat(tidy)
                .isEqualTo(shown.tables().stream()
                        .flatMap(table -> table.rows().stream())
                        .flatMap(row -> row.cells().stream())
                        .map(cell -> markNames(cell.marks()))
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("nl.mutatieboek.report.MarkedFiguresFixture#REPORTS")
    void footnotes_of_a_report_cell_explain_its_marks(String name) {
        ReportResponse shown = response(ask(UNCERTAIN, name));
        Map<Integer, String> notes =
                shown.notes().stream().collect(Collectors.toMap(note -> note.number(), note -> note.text()));
        Map<UncertaintyReason, String> begins = Map.of(
                UncertaintyReason.INCOMPLETE,
                "Onvolledig:",
                UncertaintyReason.DISPUTED,
                "Tegenstrijdig:",
                UncertaintyReason.ROUNDED,
                "Afgerond: de bron");

        assertThat(figures(shown))
                .allSatisfy(figure -> assertThat(figure.cell().marks().stream().map(begins::get))
                        .as(figure.where())
                        .allSatisfy(begin -> assertThat(figure.cell().notes().stream()
                                        .map(notes::get)
                                        .filter(note -> note.startsWith(begin)))
                                .hasSize(1)));
        if (!shown.notes().isEmpty()) {
            assertThat(notes.values()).anyMatch(note -> note.contains("€ 1.000.000"));
        }
    }

    /** The value of the last column of a row. */
    private static String expectedSheetFootnotes(
            ReportResponse.ReportTableResponse table, ReportResponse.ReportRowResponse row) {
        Stream<String> ofRow = row.notes().isEmpty() ? Stream.of() : Stream.of(joined(row.notes()));
        Stream<String> ofCells = IntStream.range(0, row.cells().size())
                .filter(i -> !row.cells().get(i).notes().isEmpty())
                .mapToObj(i -> table.columns().get(i).fullHeading() + ": "
                        + joined(row.cells().get(i).notes()));
        return Stream.concat(ofRow, ofCells).collect(Collectors.joining("; "));
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @FieldSource("nl.mutatieboek.report.MarkedFiguresFixture#REPORTS")
    void spreadsheets_number_the_footnotes_of_each_row(String name) throws IOException {
        TerminalReport report = ask(UNCERTAIN, name);
        List<List<String>> expected = response(report).tables().stream()
                .map(table -> table.rows().stream()
                        .map(row -> expectedSheetFootnotes(table, row))
                        .filter(footnotes -> !footnotes.isEmpty())
                        .toList())
                .toList();

        assertThat(footnoteColumns(new XlsxFileReader(file(report, "xlsx")).sheets(), expected))
                .isEqualTo(expected);
        assertThat(footnoteColumns(new OdsFileReader(file(report, "ods")).sheets(), expected))
                .isEqualTo(expected);
    }

    private static List<List<String>> footnoteColumns(
            Map<String, List<List<String>>> sheets, List<List<String>> expected) {
        List<List<String>> noted = new ArrayList<>();
        for (List<List<String>> sheet : List.copyOf(sheets.values()).subList(0, expected.size())) {
            Set<String> sought = Set.copyOf(expected.get(noted.size()));
            noted.add(sheet.stream().map(List::getLast).filter(sought::contains).toList());
        }
        return noted;
    }

    private static long footnoteNumberCount(ReportResponse shown) {
        return shown.tables().stream()
                .flatMap(table -> table.rows().stream())
                .mapToLong(row -> row.notes().size()
                        + row.cells().stream()
                                .mapToLong(cell -> cell.notes().size())
                                .sum())
                .sum();
    }

    @ParameterizedTest
    @FieldSource("nl.mutatieboek.report.MarkedFiguresFixture#REPORTS")
    void page_pdf_and_plain_text_number_each_footnote(String name) throws IOException {
        TerminalReport report = ask(UNCERTAIN, name);
        long numbers = footnoteNumberCount(response(report));
        String page = UNCERTAIN
                .browse("auditor")
                .get("/reports/" + name
                        + parametersOf(name).entrySet().stream()
                                .map(one -> "?" + one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining()))
                .body();
        long onPaper = 0;
        try (TaggedPdfReader pdf = new TaggedPdfReader(file(report, "pdf"))) {
            for (PDPage one : pdf.document().getPages()) {
                for (PDAnnotation annotation : one.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link
                            && (link.getAction() instanceof PDActionGoTo || link.getDestination() != null)) {
                        onPaper++;
                    }
                }
            }
        }

        assertThat(numbers).isPositive();
        assertThat(NUMBER_OF_NOTE.matcher(page).results().count()).isEqualTo(numbers);
        assertThat(onPaper).isEqualTo(numbers);
        assertThat(Pattern.compile("\\[([0-9,]+)]")
                        .matcher(report.text().split("\n\\[1] ", 2)[0])
                        .results()
                        .mapToLong(found -> found.group(1).split(",", -1).length)
                        .sum())
                .isEqualTo(numbers);
    }
}
