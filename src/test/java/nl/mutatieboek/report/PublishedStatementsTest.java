package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Moment.Code;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportResult;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Budget statements after an import equal the published balances figure by figure: each article, flow and column, and
 * the total of each chapter.
 */
@Tag("main")
class PublishedStatementsTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
    private static final List<Code> BILLS = List.of(Code.OWB, Code.VB, Code.O1, Code.O2, Code.SW);

    /**
     * A file with published balances.
     *
     * @param figures number of figures in its statements, totals included
     */
    record PublishedStatements(Path file, int figures) {
        @Override
        public String toString() {
            return file.getFileName().toString();
        }

        List<BudgetStatementRow> rows() {
            List<BudgetStatementRow> rows = new ArrayList<>();
            StatementFileParser.parse(TableFile.firstSheetOf(file), rows::add);
            return rows;
        }
    }

    static Stream<PublishedStatements> files() throws URISyntaxException {
        return Stream.of(
                        new PublishedStatements(
                                Path.of(Objects.requireNonNull(PublishedStatementsTest.class.getResource(
                                                "/intake/begrotingsstaten-2013-2016.csv"))
                                        .toURI()),
                                2_544),
                        new PublishedStatements(
                                Path.of("..", "shared", "data", "begrotingsstaten-2013-2016-2020-2021.csv"), 39_211))
                .filter(data -> Files.isRegularFile(data.file()));
    }

    /** One figure of a statement. */
    private record StatementFigure(Moment bill, String item, String column) {}

    @ParameterizedTest
    @MethodSource("files")
    void statements_of_an_imported_book_equal_the_published_balances(PublishedStatements data) throws IOException {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            ImportResult taken = book.bean(ImportService.class)
                    .importFile(
                            ImportService.ImportFormat.BEGROTINGSSTATEN,
                            TableFile.firstSheetOf(data.file()),
                            "file",
                            IMPORTER,
                            new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                            (row, rows) -> {});
            assertThat(taken.isAccepted()).as(taken.toString()).isTrue();
            book.awaitProjections();
            List<BudgetStatementRow> published = data.rows();

            Map<StatementFigure, Long> expected = expected(published);
            Map<StatementFigure, Long> shown = shown(book, published);

            assertThat(differences(expected, shown)).isEmpty();
            assertThat(expected.size()).as("figures compared").isEqualTo(data.figures());
            Map<StatementFigure, Long> altered = new HashMap<>(expected);
            StatementFigure one = altered.keySet().iterator().next();
            altered.merge(one, 1L, Long::sum);
            assertThat(differences(altered, shown)).hasSize(1);
        }
    }

    private static List<String> differences(Map<StatementFigure, Long> expected, Map<StatementFigure, Long> shown) {
        return expected.entrySet().stream()
                .filter(figure -> !figure.getValue().equals(shown.get(figure.getKey())))
                .map(figure -> figure + " is " + shown.get(figure.getKey()))
                .sorted()
                .limit(20)
                .toList();
    }

    /** The figures of every statement that the published balances determine. */
    private static Map<StatementFigure, Long> expected(List<BudgetStatementRow> published) {
        Map<StatementFigure, Long> figures = new HashMap<>();
        for (BudgetStatementRow row : published) {
            String article = row.chapter() + "/" + row.articleCode();
            Map<Code, Long> stated = new EnumMap<>(Code.class);
            row.balances().forEach((moment, balance) -> stated.put(moment.code(), balance.value()));
            Code before = null;
            for (Code code : BILLS) {
                Long balance = stated.get(code);
                if (balance != null) {
                    Moment bill = new Moment(row.year(), code, 0);
                    Map<String, Long> columns = columns(code, stated, before == null ? null : stated.get(before));
                    columns.forEach((name, value) -> {
                        String column = name + "-" + row.flow().name().toLowerCase(Locale.ROOT);
                        figures.put(new StatementFigure(bill, article, column), value);
                        figures.merge(new StatementFigure(bill, row.chapter().value(), column), value, Long::sum);
                    });
                    before = code;
                }
            }
        }
        return figures;
    }

    /** The columns of an article and flow in the statement of a bill, before the flow is added to their names. */
    private static Map<String, Long> columns(Code code, Map<Code, Long> stated, Long before) {
        long balance = stated.get(code);
        Map<String, Long> columns = new TreeMap<>();
        switch (code) {
            case OWB -> columns.put("bill", balance);
            case VB -> {
                columns.put("bill", before);
                columns.put("amendments", balance - before);
                columns.put("balance", balance);
            }
            case SW -> {
                columns.put("adopted", stated.get(Code.VB));
                columns.put("mutationsO1", stated.get(Code.O1) - stated.get(Code.VB));
                columns.put("mutationsO2", stated.get(Code.O2) - stated.get(Code.O1));
                columns.put("estimated", before);
                columns.put("realisation", balance);
                columns.put("differences", balance - before);
            }
            default -> {
                columns.put("previous", before);
                columns.put("mutations", balance - before);
                columns.put("balance", balance);
            }
        }
        return columns;
    }

    private static Map<StatementFigure, Long> shown(ApplicationFixture book, List<BudgetStatementRow> published) {
        Map<ChapterCode, Set<BudgetYear>> years = published.stream()
                .collect(Collectors.groupingBy(
                        BudgetStatementRow::chapter, Collectors.mapping(BudgetStatementRow::year, Collectors.toSet())));
        Map<StatementFigure, Long> figures = new HashMap<>();
        years.forEach((chapter, ofChapter) -> ofChapter.forEach(year -> BILLS.stream()
                .map(code -> new Moment(year, code, 0))
                .filter(moment ->
                        book.bean(AsOfResolver.class).latest().structure().knows(moment))
                .forEach(moment -> read(book, chapter, moment, figures))));
        return figures;
    }

    private static void read(
            ApplicationFixture book, ChapterCode chapter, Moment bill, Map<StatementFigure, Long> figures) {
        var point = book.bean(AsOfResolver.class).awaitAt(new AsOfQuery(null, null, bill));
        var report = book.bean(ReportCatalog.class)
                .run("budget-statement", Map.of("chapter", chapter.value()), point)
                .document();
        for (ReportTable table : report.tables()) {
            for (ReportRow row : table.rows()) {
                for (int i = 0; i < row.cells().size(); i++) {
                    if (row.cells().get(i) instanceof ReportCell.Amount amount) {
                        figures.put(
                                new StatementFigure(
                                        bill,
                                        Objects.requireNonNull(row.item()).toString(),
                                        table.columns().get(i).name()),
                                amount.thousands().value());
                    }
                }
            }
        }
    }
}
