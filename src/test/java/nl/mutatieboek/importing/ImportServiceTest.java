package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.MutationFileParser;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Published files are imported completely or not at all; their order does not change the result. */
@Tag("application")
@ParameterizedClass
@EnumSource
class ImportServiceTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
    private static final String HEADER =
            "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting ,Artikel"
                + " nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,Stand"
                + " tweede suppletoire,Realisatie\n";

    @TempDir
    private Path folder;

    private final ApplicationFixture book;

    ImportServiceTest(TestDatabase databases) {
        DriverManagerDataSource database = databases.newEmptyDatabase();
        this.book = ApplicationFixture.empty()
                .with("spring.datasource.url=" + database.getUrl())
                .with("spring.datasource.username=" + database.getUsername())
                .with("spring.datasource.password=")
                .start();
    }

    @AfterEach
    void close() {
        book.close();
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
    void rows_with_different_source_urls_are_all_imported_and_a_copy_changes_nothing() throws IOException {
        String lines = """
            moment,document,item,flow,year,amount_thousands,source_url
            2037-O2,Stuk,XX/754,U,2037,10,https://example.org/1
            2037-O2,Stuk,XX/755,U,2037,11,https://example.org/2
            2037-O2,Stuk,XX/756,U,2037,12,
            """;
        ImportResult taken = importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve("een.csv"), lines)));
        ImportResult copy = importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve("twee.csv"), lines)));

        assertThat(taken.mutations()).isEqualTo(3);
        assertThat(balance("XX/755", Flow.EXPENDITURE, 2037, "2037-O2")).isEqualTo(new Thousands(11));
        assertThat(balance("XX/756", Flow.EXPENDITURE, 2037, "2037-O2")).isEqualTo(new Thousands(12));
        assertThat(copy.isAccepted()).isTrue();
        assertThat(copy.mutations()).isZero();
        assertThat(copy.alreadyRecorded()).isEqualTo(3);
    }

    @Test
    void mutation_reference_is_unique_per_document_and_moment_and_kind_words_ignore_case() throws IOException {
        String header = "mutation,moment,document,title,kind,item,flow,year,amount_thousands\n";
        importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("een.csv"),
                        header + "1,2035-O1,Stuk A,Titel,overige mutaties,XX/511,U,2035,50\n")));
        ImportResult other = importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("twee.csv"),
                        header + "1,2035-O2,Stuk B,Titel,overige mutaties,XX/511,U,2035,50\n")));
        ImportResult capital = importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("drie.csv"),
                        header.substring("mutation,".length())
                                + "2036-O1,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n")));
        ImportResult same = importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("vier.csv"),
                        header.substring("mutation,".length())
                                + "2036-O1,Stuk,Titel,Overige  Mutaties,XX/511,U,2036,50\n")));

        assertThat(other.mutations()).isEqualTo(1);
        assertThat(capital.mutations()).isEqualTo(1);
        assertThat(same.mutations()).isZero();
        assertThat(same.alreadyRecorded()).isEqualTo(1);
    }

    @Test
    void equivalent_kind_words_give_one_mutation_and_other_content_is_refused() throws IOException {
        String header = "moment,document,title,kind,item,flow,year,amount_thousands\n";
        importMutations("een.csv", header + "2036-O1,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n");
        ImportResult same = importMutations("twee.csv", header + "2036-O1,Stuk,Titel,PUBLISHED,XX/511,U,2036,50\n");
        ImportResult other = importMutations("drie.csv", header + "2036-O1,Stuk,Titel,tabelkolom,XX/511,U,2036,51\n");
        importMutations("vier.csv", "mutation," + header + "1,2036-O2,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n");
        ImportResult title = importMutations(
                "vijf.csv", "mutation," + header + "1,2036-O2,Stuk,Iets anders,PUBLISHED,XX/511,U,2036,50\n");
        ImportResult kind =
                importMutations("zes.csv", "mutation," + header + "1,2036-O2,Stuk,Titel,meevaller,XX/511,U,2036,50\n");

        assertThat(same.mutations()).isZero();
        assertThat(same.alreadyRecorded()).isEqualTo(1);
        assertThat(other.refusals())
                .singleElement()
                .satisfies(refused -> assertThat(refused.refusal()).isInstanceOf(ImportRefusal.TakenOtherwise.class));
        assertThat(title.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .containsExactly(new ImportRefusal.TakenWithOther("XX-2036-0002", "title", "Titel", "Iets anders"));
        assertThat(kind.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .containsExactly(new ImportRefusal.TakenWithOther("XX-2036-0002", "kind", "PUBLISHED", "RE_ESTIMATE"));
    }

    @Test
    void exact_balance_is_booked_beside_a_rounded_one_and_an_invalid_year_stays_open() throws IOException {
        new LedgerFixture(book).chapter("XX").items(2025, "XX/37");
        String lines = "moment,document,item,flow,year,amount_thousands,precision_thousands\n"
                + "2026-OWB,Stuk,XX/37,U,2026,1234,1\n"
                + "2026-OWB,Stuk,XX/37,U,2026,1200,100\n"
                + "2026-OWB,Stuk,XX/37,U,2011,1100,1\n";
        ImportResult taken = importBalances("standen.csv", lines);

        assertThat(taken.refusals()).isEmpty();
        assertThat(taken.mutations()).isEqualTo(1);
        assertThat(taken.checks()).isEqualTo(1);
        assertThat(taken.leftOut()).extracting(ImportResult.RefusedRow::row).containsExactly(4L);
        assertThat(taken.leftOut())
                .singleElement()
                .satisfies(stays -> assertThat(stays.refusal()).isInstanceOf(StructureRefusal.ChapterNotValid.class));
        assertThat(balance("XX/37", Flow.EXPENDITURE, 2026, "2026-OWB")).isEqualTo(new Thousands(1_234));
        assertThat(importBalances(
                                "booked.csv",
                                lines.replace("2026-OWB,Stuk,XX/37,U,2011,", "2011-OWB,Stuk,XX/37,U,2011,")
                                        .replace("1100,1\n", "1100,1\n"))
                        .refusals())
                .isNotEmpty();
    }

    @Test
    void repeated_import_restores_stated_balances_and_leaves_reversed_mutations() throws IOException {
        String stated = "moment,document,item,flow,year,amount_thousands\n2036-OWB,Stuk,XX/511,U,2036,100\n";
        String detail = "moment,document,title,kind,item,flow,year,amount_thousands\n"
                + "2036-OWB,Stuk,Titel,overige mutaties,XX/511/2,U,2036,30\n";
        importBalances("standen.csv", stated);
        importMutations("detail.csv", detail);
        MutationFileParser.parse(
                TableFile.firstSheetOf(folder.resolve("detail.csv")),
                Long.MAX_VALUE,
                read -> new LedgerFixture(book)
                        .reverse(((Command.ImportMutation) DocumentMutationCommandFactory.importCommand(read, false))
                                .mutation()));
        assertThat(balance("XX/511", Flow.EXPENDITURE, 2036, "2036-OWB")).isEqualTo(new Thousands(70));

        ImportResult again = importBalances("standen.csv", stated);
        ImportResult reversed = importMutations("detail.csv", detail);

        assertThat(again.mutations()).isEqualTo(1);
        assertThat(again.alreadyRecorded()).isZero();
        assertThat(balance("XX/511", Flow.EXPENDITURE, 2036, "2036-OWB")).isEqualTo(new Thousands(100));
        assertThat(importBalances("standen.csv", stated).alreadyRecorded()).isEqualTo(1);
        assertThat(reversed.isAccepted()).isTrue();
        assertThat(reversed.mutations()).isZero();
        assertThat(reversed.alreadyRecorded()).isZero();
        assertThat(reversed.leftOut())
                .containsExactly(new ImportResult.RefusedRow(
                        2, new ImportRefusal.TakenAndReversed("XX-2036-0003", "XX-2036-0004")));
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

    @Test
    void repeated_import_of_the_same_lines_changes_nothing() throws IOException {
        TableFile first =
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        ImportResult taken = importFile(ImportService.ImportFormat.BEGROTINGSSTATEN, first);
        assertThat(taken.mutations()).isEqualTo(5);

        ImportResult again = importFile(ImportService.ImportFormat.BEGROTINGSSTATEN, first);
        ImportResult more = importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file(
                        "twee.csv",
                        "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"
                                + "2013,O,VI,Veiligheid en Justitie,37,Vreemdelingen,0,0,0,,\n"));

        assertThat(again.mutations()).isZero();
        assertThat(again.alreadyRecorded()).isEqualTo(5);
        assertThat(again.ledgerNumber()).isEqualTo(taken.ledgerNumber());
        assertThat(more.mutations()).isEqualTo(3);
        assertThat(balance("VI/37", Flow.EXPENDITURE, 2013, "2013-O2")).isEqualTo(new Thousands(767_400));
        assertThat(balance("VI/37", Flow.RECEIPTS, 2013, "2013-SW")).isEqualTo(new Thousands(0));
    }

    @Test
    void contradicting_file_is_refused_with_both_values_and_records_nothing() throws IOException {
        importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"));
        long before = book.ledgerNumber();

        ImportResult other = importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file(
                        "twee.csv",
                        "2013,U,VII,Binnenlandse Zaken,70,Vreemdelingen,733200,0,0,0,0\n"
                                + "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751426,767400,751429\n"));

        assertThat(other.isAccepted()).isFalse();
        assertThat(other.refusals())
                .containsExactly(new ImportResult.RefusedRow(
                        3,
                        new ImportRefusal.StatedOtherwise(
                                ItemPath.parse("VI/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2013),
                                Moment.parse("2013-O1"),
                                new Thousands(751_425),
                                new Thousands(751_426),
                                1)));
        assertThat(book.ledgerNumber()).isEqualTo(before);
        assertThat(book.as("auditor").get("/v1/chapters").body())
                .contains("\"VI\"")
                .doesNotContain("\"VII\"");
    }

    @Test
    void import_dry_run_returns_the_same_result_and_records_nothing() throws IOException {
        TableFile file =
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        ImportService intake = book.bean(ImportService.class);

        ImportResult tried = intake.importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file,
                "een.csv",
                IMPORTER,
                new ImportOptions(true, LookAlikePolicy.REFUSE, Map.of()),
                (row, rows) -> {});
        assertThat(book.ledgerNumber()).isZero();
        ImportResult taken = importFile(ImportService.ImportFormat.BEGROTINGSSTATEN, file);

        assertThat(tried.isAccepted()).isTrue();
        assertThat(tried.recorded()).isFalse();
        assertThat(tried.entries()).isEqualTo(taken.entries()).isEqualTo(book.ledgerNumber());
    }

    @Test
    void file_with_flaws_records_nothing() throws IOException {
        ImportResult taken = importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,1,5;2,767400,751429\n"));

        assertThat(taken.isAccepted()).isFalse();
        assertThat(taken.flawCount()).isPositive();
        assertThat(book.ledgerNumber()).isZero();
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
                        new BalanceCriteria(ItemPath.parse(item), Flow.EXPENDITURE, moment.year(), 0, true),
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

    private static List<Balance> rows(ApplicationFixture book, String moment) {
        AsOfQuery axes = new AsOfQuery(null, null, moment == null ? null : Moment.parse(moment));
        return book.bean(BalanceQueries.class)
                .find(
                        new BalanceCriteria(null, null, null, 8, false),
                        book.bean(AsOfResolver.class).awaitAt(axes));
    }

    private static String key(Balance row) {
        return row.item() + " " + row.flow() + " " + row.year();
    }

    private static String key(BudgetStatementRow line) {
        return line.chapter() + "/" + line.articleCode() + " " + line.flow() + " " + line.year();
    }

    private Thousands balance(String item, Flow flow, int year, String moment) {
        book.awaitProjections();
        return rows(book, moment).stream()
                .filter(row -> key(row).equals(item + " " + flow + " " + year))
                .map(Balance::thousands)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void import_progress_never_exceeds_the_number_of_rows() throws IOException {
        TableFile file = file(
                "rijen.csv",
                "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"
                        + "2013,V,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        List<Long> reached = new ArrayList<>();

        book.bean(ImportService.class)
                .importFile(
                        ImportService.ImportFormat.BEGROTINGSSTATEN,
                        file,
                        "rijen.csv",
                        IMPORTER,
                        new ImportOptions(true, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {
                            assertThat(rows).isEqualTo(2);
                            reached.add(row);
                        });

        assertThat(reached).isSorted().allMatch(row -> row <= 2).last().isEqualTo(2L);
    }

    private ImportResult importFile(ImportService.ImportFormat format, TableFile file) {
        String name = String.valueOf(file.path().getFileName());
        return book.bean(ImportService.class)
                .importFile(
                        format,
                        file,
                        name,
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
    }

    private ImportResult importMutations(String name, String lines) throws IOException {
        return importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(folder.resolve(name), lines)));
    }

    private ImportResult importBalances(String name, String lines) throws IOException {
        return importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve(name), lines)));
    }

    private TableFile file(String name, String lines) throws IOException {
        return TableFile.firstSheetOf(Files.writeString(folder.resolve(name), HEADER + lines));
    }
}
