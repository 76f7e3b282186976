package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports of the published balances and of a reorganisation, beside the statements. */
@Tag("main")
@ParameterizedClass
@EnumSource
class PublishedImportTest extends ImportServiceFixture {
    PublishedImportTest(TestDatabase databases) {
        super(databases);
    }

    @Tag("whole")
    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void published_balances_equal_the_booked_ones_in_every_order_of_files(PublishedImportData data) {
        List<ImportService.ImportFormat> formats = PublishedImportData.FORMATS;
        for (ImportService.ImportFormat format : formats) {
            ImportResult taken = importFile(format, data.file(format));
            assertThat(taken.refusals()).isEmpty();
            assertThat(taken.isAccepted()).isTrue();
        }
        Map<String, Thousands> one = compare(data);
        long known = book.ledgerNumber();
        for (ImportService.ImportFormat format : formats) {
            assertThat(importFile(format, data.file(format)).refusals()).isEmpty();
            assertThat(book.ledgerNumber()).as("%s again", format).isEqualTo(known);
        }

        try (ApplicationFixture other = ApplicationFixture.empty().start()) {
            ImportService intake = other.bean(ImportService.class);
            for (ImportService.ImportFormat format : formats.reversed()) {
                ImportResult taken = intake.importFile(
                        format,
                        data.file(format),
                        "file",
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
                assertThat(taken.refusals()).isEmpty();
                assertThat(taken.isAccepted()).isTrue();
            }
            assertThat(allBalances(other)).isEqualTo(one);
        }
    }

    @Tag("whole")
    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void imported_reorganisation_matches_the_statements_and_its_lineage_is_followed(PublishedImportData data)
            throws IOException {
        importFile(ImportService.ImportFormat.BEGROTINGSSTATEN, data.statements());
        Map<String, Thousands> before = allBalances(book);
        List<BudgetStatementRow> statements = new ArrayList<>();
        StatementFileParser.parse(data.statements(), statements::add);
        StringBuilder file =
                new StringBuilder("mutation,moment,document,title,kind,item,flow,year,amount_thousands,lineage\n");
        appendMoves(statements, "VII", 2013, Map.of("70", "VI/37"), file);
        appendMoves(
                statements,
                "XVII",
                2020,
                Map.of("41", "XVII/1", "42", "XVII/2", "43", "XVII/3", "44", "XVII/4", "45", "XVII/5"),
                file);
        appendMoves(
                statements,
                "V",
                2020,
                Map.of("41", "V/1", "42", "V/2", "43", "V/3", "44", "V/4", "46", "V/6", "47", "V/7"),
                file);
        ImportResult moved = importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(folder.resolve("herverkaveling.csv"), file)));

        assertThat(moved.refusals()).isEmpty();
        assertThat(moved.isAccepted()).isTrue();
        Map<String, Thousands> now = compare(data);
        assertThat(articles(now)).isEqualTo(articles(before));
        for (String moment : List.of("2013-VB", "2013-O1", "2013-O2", "2013-SW", "2014-OWB", "2014-SW")) {
            assertThat(lineageBalance("VI/37", moment))
                    .as(moment)
                    .isEqualTo(sum(statements, moment, List.of("VII/70", "VI/37")));
        }
        for (String moment : List.of("2020-VB", "2020-O1")) {
            assertThat(lineageBalance("XVII/1", moment))
                    .as(moment)
                    .isEqualTo(sum(statements, moment, List.of("XVII/41", "XVII/1")));
        }
    }

    @Test
    void imported_balances_of_article_and_parts_add_up_and_rounded_ones_are_compared() {
        ImportResult taken = importFile(
                ImportService.ImportFormat.BALANCES,
                PublishedImportData.MADE.file(ImportService.ImportFormat.BALANCES));

        assertThat(taken.isAccepted()).isTrue();
        assertThat(taken.checks()).isEqualTo(3);
        assertThat(taken.openRows())
                .singleElement()
                .satisfies(open -> assertThat(open.code()).isEqualTo("open-item"));
        assertThat(balance("VI/37", Flow.EXPENDITURE, 2023, "2023-VB")).isEqualTo(new Thousands(4_214));
        assertThat(balance("VI/37", Flow.EXPENDITURE, 2023, "2023-O1")).isEqualTo(new Thousands(6_614));
        assertThat(balance("VI/37/2", Flow.EXPENDITURE, 2023, "2023-O1")).isEqualTo(new Thousands(759 + 2_571));
        assertThat(balance("VI/37/~", Flow.EXPENDITURE, 2023, "2023-O1")).isEqualTo(new Thousands(6_614 - 759 - 2_571));
        assertThat(balance("VI/37", Flow.EXPENDITURE, 2023, "2023-SBS")).isEqualTo(new Thousands(7_010));
        assertThat(balance("XX/37", Flow.EXPENDITURE, 2025, "2025-OWB")).isEqualTo(new Thousands(9_480));
        assertThat(rows(book, "2025-SBS").stream()
                        .filter(row -> key(row).equals("XX EXPENDITURE 2025"))
                        .map(row -> Objects.requireNonNull(row.check()).published()))
                .containsExactly(new Thousands(8_500));
        assertThat(importFile(
                                ImportService.ImportFormat.BALANCES,
                                PublishedImportData.MADE.file(ImportService.ImportFormat.BALANCES))
                        .alreadyRecorded())
                .isEqualTo(taken.mutations() + taken.checks());
    }

    /** Every balance of the file beside the book's own at its moment; all of the book's balances in the end. */
    private Map<String, Thousands> compare(PublishedImportData data) {
        book.awaitProjections();
        Map<Moment, Map<String, Thousands>> published = new HashMap<>();
        StatementFileParser.parse(
                data.statements(),
                line -> line.balances()
                        .forEach((moment, balance) -> published
                                .computeIfAbsent(moment, m -> new HashMap<>())
                                .put(key(line), balance)));
        assertThat(published.values().stream().mapToInt(Map::size).sum()).isEqualTo(data.statedBalanceCount());
        published.forEach((moment, balances) -> {
            Map<String, Thousands> own = new HashMap<>();
            for (Balance row : rows(book, moment.toString())) {
                if (row.item().isArticle() && row.year().equals(moment.year()) && row.thousands() != null) {
                    own.put(key(row), row.thousands());
                    assertThat(!balances.containsKey(key(row)) || row.complete())
                            .as("%s", row)
                            .isTrue();
                }
            }
            assertThat(own).as("%s", moment).containsAllEntriesOf(balances);
        });
        return allBalances(book);
    }

    /** Moves what each article of a chapter has in its budget bill to another in a nota van wijziging. */
    private static void appendMoves(
            List<BudgetStatementRow> statements,
            String chapter,
            int year,
            Map<String, String> becomes,
            StringBuilder file) {
        List<BudgetStatementRow> moved = statements.stream()
                .filter(one -> one.chapter().value().equals(chapter)
                        && one.year().value() == year
                        && becomes.containsKey(one.articleCode()))
                .toList();
        String links = moved.stream()
                .map(one -> chapter + "/" + one.articleCode() + " > " + becomes.get(one.articleCode()))
                .distinct()
                .collect(Collectors.joining("; "));
        for (BudgetStatementRow one : moved) {
            long balance = one.balances().get(Moment.parse(year + "-OWB")).value();
            String mutation =
                    "%s,%d-NVW-1,Nota van wijziging,Herverkaveling,REORGANISATION".formatted(chapter + year, year);
            file.append("%s,%s/%s,%s,%d,%d,%s%n"
                    .formatted(mutation, chapter, one.articleCode(), one.flow(), year, -balance, links));
            file.append("%s,%s,%s,%d,%d,%s%n"
                    .formatted(mutation, becomes.get(one.articleCode()), one.flow(), year, balance, links));
        }
    }

    private static Map<String, Thousands> articles(Map<String, Thousands> balances) {
        return balances.entrySet().stream()
                .filter(balance -> balance.getKey().matches("[^/]+/[^/~]+ .*"))
                .filter(balance -> !balance.getValue().isZero())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Thousands sum(List<BudgetStatementRow> statements, String at, List<String> items) {
        Moment moment = Moment.parse(at);
        return statements.stream()
                .filter(one -> one.flow() == Flow.EXPENDITURE && one.year().equals(moment.year()))
                .filter(one -> items.contains(one.chapter() + "/" + one.articleCode()))
                .map(one -> one.balances().get(moment))
                .reduce(Thousands.ZERO, Thousands::plus);
    }

    /** Balance of an article including its predecessors in the whole book. */
    private Thousands lineageBalance(String item, String at) {
        book.awaitProjections();
        Moment moment = Moment.parse(at);
        return book.bean(BalanceQueries.class)
                .find(
                        new BalanceCriteria(ItemPath.parse(item), Flow.EXPENDITURE, moment.year(), 0, true, null),
                        book.bean(AsOfResolver.class).awaitAt(new AsOfQuery(null, null, moment)))
                .getFirst()
                .thousands();
    }

    private static Map<String, Thousands> allBalances(ApplicationFixture book) {
        book.awaitProjections();
        Map<String, Thousands> all = new HashMap<>();
        for (Balance row : rows(book, null)) {
            if (row.thousands() != null) {
                all.put(key(row), row.thousands());
            }
        }
        return all;
    }
}
