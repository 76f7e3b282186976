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
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.BudgetStatementRow;
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

/** Files as they were published, taken over whole or not at all; in whatever order, the book says what they say. */
@Tag("whole")
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
        DriverManagerDataSource database = databases.empty();
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

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedData#there")
    void every_published_balance_is_the_books_own_whichever_file_comes_first(PublishedData data) {
        List<ImportService.ImportFormat> formats = List.of(ImportService.ImportFormat.values());
        for (ImportService.ImportFormat format : formats) {
            ImportResult taken = take(format, data.file(format));
            assertThat(taken.refusals()).isEmpty();
            assertThat(taken.isTaken()).isTrue();
        }
        Map<String, Thousands> one = compare(data);

        try (ApplicationFixture other = ApplicationFixture.empty().start()) {
            ImportService intake = other.bean(ImportService.class);
            for (ImportService.ImportFormat format : formats.reversed()) {
                ImportResult taken = intake.take(
                        format, data.file(format), "file", IMPORTER, ImportOptions.of(false), (row, rows) -> {});
                assertThat(taken.refusals()).isEmpty();
                assertThat(taken.isTaken()).isTrue();
            }
            assertThat(all(other)).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedData#there")
    void a_reorganisation_explains_what_the_statements_publish_and_its_lineage_is_followed(PublishedData data)
            throws IOException {
        take(ImportService.ImportFormat.BEGROTINGSSTATEN, data.statements());
        Map<String, Thousands> before = all(book);
        List<BudgetStatementRow> statements = new ArrayList<>();
        StatementFileParser.read(data.statements(), statements::add);
        StringBuilder file =
                new StringBuilder("mutation,moment,document,title,kind,item,flow,year,amount_thousands,lineage\n");
        moved(statements, "VII", 2013, Map.of("70", "VI/37"), file);
        moved(
                statements,
                "XVII",
                2020,
                Map.of("41", "XVII/1", "42", "XVII/2", "43", "XVII/3", "44", "XVII/4", "45", "XVII/5"),
                file);
        moved(
                statements,
                "V",
                2020,
                Map.of("41", "V/1", "42", "V/2", "43", "V/3", "44", "V/4", "46", "V/6", "47", "V/7"),
                file);
        ImportResult moved = take(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.at(Files.writeString(folder.resolve("herverkaveling.csv"), file)));

        assertThat(moved.refusals()).isEmpty();
        assertThat(moved.isTaken()).isTrue();
        Map<String, Thousands> now = compare(data);
        assertThat(articles(now)).isEqualTo(articles(before));
        for (String moment : List.of("2013-VB", "2013-O1", "2013-O2", "2013-SW", "2014-OWB", "2014-SW")) {
            assertThat(lineage("VI/37", moment))
                    .as(moment)
                    .isEqualTo(sum(statements, moment, List.of("VII/70", "VI/37")));
        }
        for (String moment : List.of("2020-VB", "2020-O1")) {
            assertThat(lineage("XVII/1", moment))
                    .as(moment)
                    .isEqualTo(sum(statements, moment, List.of("XVII/41", "XVII/1")));
        }
    }

    @Test
    void tables_of_one_document_at_several_addresses_are_all_taken_and_a_copy_of_the_file_changes_nothing()
            throws IOException {
        String lines = """
            moment,document,item,flow,year,amount_thousands,source_url
            2037-O2,Stuk,XX/754,U,2037,10,https://example.org/1
            2037-O2,Stuk,XX/755,U,2037,11,https://example.org/2
            2037-O2,Stuk,XX/756,U,2037,12,
            """;
        ImportResult taken = take(
                ImportService.ImportFormat.BALANCES, TableFile.at(Files.writeString(folder.resolve("een.csv"), lines)));
        ImportResult copy = take(
                ImportService.ImportFormat.BALANCES,
                TableFile.at(Files.writeString(folder.resolve("twee.csv"), lines)));

        assertThat(taken.mutations()).isEqualTo(3);
        assertThat(balance("XX/755", Flow.EXPENDITURE, 2037, "2037-O2")).isEqualTo(new Thousands(11));
        assertThat(balance("XX/756", Flow.EXPENDITURE, 2037, "2037-O2")).isEqualTo(new Thousands(12));
        assertThat(copy.isTaken()).isTrue();
        assertThat(copy.mutations()).isZero();
        assertThat(copy.before()).isEqualTo(3);
    }

    @Test
    void a_reference_is_one_of_its_document_and_moment_and_a_word_for_a_kind_is_read_however_it_is_written()
            throws IOException {
        String header = "mutation,moment,document,title,kind,item,flow,year,amount_thousands\n";
        take(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.at(Files.writeString(
                        folder.resolve("een.csv"),
                        header + "1,2035-O1,Stuk A,Titel,overige mutaties,XX/511,U,2035,50\n")));
        ImportResult other = take(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.at(Files.writeString(
                        folder.resolve("twee.csv"),
                        header + "1,2035-O2,Stuk B,Titel,overige mutaties,XX/511,U,2035,50\n")));
        ImportResult capital = take(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.at(Files.writeString(
                        folder.resolve("drie.csv"),
                        header.substring("mutation,".length())
                                + "2036-O1,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n")));
        ImportResult same = take(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.at(Files.writeString(
                        folder.resolve("vier.csv"),
                        header.substring("mutation,".length())
                                + "2036-O1,Stuk,Titel,Overige  Mutaties,XX/511,U,2036,50\n")));

        assertThat(other.mutations()).isEqualTo(1);
        assertThat(capital.mutations()).isEqualTo(1);
        assertThat(same.mutations()).isZero();
        assertThat(same.before()).isEqualTo(1);
    }

    @Test
    void two_words_for_one_kind_are_one_mutation_and_another_title_of_the_same_reference_contradicts_it()
            throws IOException {
        String header = "moment,document,title,kind,item,flow,year,amount_thousands\n";
        mutations("een.csv", header + "2036-O1,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n");
        ImportResult same = mutations("twee.csv", header + "2036-O1,Stuk,Titel,PUBLISHED,XX/511,U,2036,50\n");
        ImportResult other = mutations("drie.csv", header + "2036-O1,Stuk,Titel,tabelkolom,XX/511,U,2036,51\n");
        mutations("vier.csv", "mutation," + header + "1,2036-O2,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n");
        ImportResult title =
                mutations("vijf.csv", "mutation," + header + "1,2036-O2,Stuk,Iets anders,PUBLISHED,XX/511,U,2036,50\n");
        ImportResult kind =
                mutations("zes.csv", "mutation," + header + "1,2036-O2,Stuk,Titel,meevaller,XX/511,U,2036,50\n");

        assertThat(same.mutations()).isZero();
        assertThat(same.before()).isEqualTo(1);
        assertThat(other.refusals())
                .singleElement()
                .satisfies(refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.TakenOtherwise.class));
        assertThat(title.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .containsExactly(new Refusal.TakenWithOther("XX-2036-0002", "title", "Titel", "Iets anders"));
        assertThat(kind.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .containsExactly(new Refusal.TakenWithOther("XX-2036-0002", "kind", "PUBLISHED", "RE_ESTIMATE"));
    }

    @Test
    void an_exact_balance_is_booked_beside_a_rounded_one_and_a_year_without_its_chapter_stays_open()
            throws IOException {
        new LedgerFixture(book).chapter("XX").items(2025, "XX/37");
        String lines = "moment,document,item,flow,year,amount_thousands,precision_thousands\n"
                + "2026-OWB,Stuk,XX/37,U,2026,1234,1\n"
                + "2026-OWB,Stuk,XX/37,U,2026,1200,100\n"
                + "2026-OWB,Stuk,XX/37,U,2011,1100,1\n";
        ImportResult taken = balances("standen.csv", lines);

        assertThat(taken.refusals()).isEmpty();
        assertThat(taken.mutations()).isEqualTo(1);
        assertThat(taken.checks()).isEqualTo(1);
        assertThat(taken.stayed()).extracting(ImportResult.RefusedRow::row).containsExactly(4L);
        assertThat(taken.stayed())
                .singleElement()
                .satisfies(stays -> assertThat(stays.refusal()).isInstanceOf(Refusal.ChapterNotValid.class));
        assertThat(balance("XX/37", Flow.EXPENDITURE, 2026, "2026-OWB")).isEqualTo(new Thousands(1_234));
        assertThat(balances(
                                "booked.csv",
                                lines.replace("2026-OWB,Stuk,XX/37,U,2011,", "2011-OWB,Stuk,XX/37,U,2011,")
                                        .replace("1100,1\n", "1100,1\n"))
                        .refusals())
                .isNotEmpty();
    }

    @Test
    void a_file_again_restores_the_balances_that_a_reversal_moved_and_leaves_what_was_reversed() throws IOException {
        String stated = "moment,document,item,flow,year,amount_thousands\n2036-OWB,Stuk,XX/511,U,2036,100\n";
        String detail = "moment,document,title,kind,item,flow,year,amount_thousands\n"
                + "2036-OWB,Stuk,Titel,overige mutaties,XX/511/2,U,2036,30\n";
        balances("standen.csv", stated);
        mutations("detail.csv", detail);
        MutationFileParser.read(
                TableFile.at(folder.resolve("detail.csv")),
                Long.MAX_VALUE,
                read -> new LedgerFixture(book)
                        .reverse(((Command.ImportMutation) DocumentMutationCommandFactory.of(read, false)).mutation()));
        assertThat(balance("XX/511", Flow.EXPENDITURE, 2036, "2036-OWB")).isEqualTo(new Thousands(70));

        ImportResult again = balances("standen.csv", stated);
        ImportResult reversed = mutations("detail.csv", detail);

        assertThat(again.mutations()).isEqualTo(1);
        assertThat(again.before()).isZero();
        assertThat(balance("XX/511", Flow.EXPENDITURE, 2036, "2036-OWB")).isEqualTo(new Thousands(100));
        assertThat(balances("standen.csv", stated).before()).isEqualTo(1);
        assertThat(reversed.isTaken()).isTrue();
        assertThat(reversed.mutations()).isZero();
        assertThat(reversed.before()).isZero();
        assertThat(reversed.stayed())
                .containsExactly(
                        new ImportResult.RefusedRow(2, new Refusal.TakenAndReversed("XX-2036-0003", "XX-2036-0004")));
    }

    @Test
    void balances_of_an_article_and_of_what_lies_below_it_add_up_and_what_is_rounded_is_a_check() {
        ImportResult taken =
                take(ImportService.ImportFormat.BALANCES, PublishedData.MADE.file(ImportService.ImportFormat.BALANCES));

        assertThat(taken.isTaken()).isTrue();
        assertThat(taken.checks()).isEqualTo(3);
        assertThat(taken.open())
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
        assertThat(take(
                                ImportService.ImportFormat.BALANCES,
                                PublishedData.MADE.file(ImportService.ImportFormat.BALANCES))
                        .before())
                .isEqualTo(taken.mutations() + taken.checks());
    }

    @Test
    void the_same_file_again_changes_nothing_and_neither_does_another_with_the_same_lines() throws IOException {
        TableFile first =
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        ImportResult taken = take(ImportService.ImportFormat.BEGROTINGSSTATEN, first);
        assertThat(taken.mutations()).isEqualTo(5);

        ImportResult again = take(ImportService.ImportFormat.BEGROTINGSSTATEN, first);
        ImportResult more = take(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file(
                        "twee.csv",
                        "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"
                                + "2013,O,VI,Veiligheid en Justitie,37,Vreemdelingen,0,0,0,,\n"));

        assertThat(again.mutations()).isZero();
        assertThat(again.before()).isEqualTo(5);
        assertThat(again.ledgerNumber()).isEqualTo(taken.ledgerNumber());
        assertThat(more.mutations()).isEqualTo(3);
        assertThat(balance("VI/37", Flow.EXPENDITURE, 2013, "2013-O2")).isEqualTo(new Thousands(767_400));
        assertThat(balance("VI/37", Flow.RECEIPTS, 2013, "2013-SW")).isEqualTo(new Thousands(0));
    }

    @Test
    void a_file_that_contradicts_what_was_taken_over_is_refused_with_both_values_and_leaves_nothing()
            throws IOException {
        take(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"));
        long before = book.ledgerNumber();

        ImportResult other = take(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file(
                        "twee.csv",
                        "2013,U,VII,Binnenlandse Zaken,70,Vreemdelingen,733200,0,0,0,0\n"
                                + "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751426,767400,751429\n"));

        assertThat(other.isTaken()).isFalse();
        assertThat(other.refusals())
                .containsExactly(new ImportResult.RefusedRow(
                        3,
                        new Refusal.StatedOtherwise(
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
    void a_dry_run_tells_the_same_and_records_nothing() throws IOException {
        TableFile file =
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        ImportService intake = book.bean(ImportService.class);

        ImportResult tried = intake.take(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file,
                "een.csv",
                IMPORTER,
                ImportOptions.of(true),
                (row, rows) -> {});
        assertThat(book.ledgerNumber()).isZero();
        ImportResult taken = take(ImportService.ImportFormat.BEGROTINGSSTATEN, file);

        assertThat(tried.isTaken()).isTrue();
        assertThat(tried.recorded()).isFalse();
        assertThat(tried.entries()).isEqualTo(taken.entries()).isEqualTo(book.ledgerNumber());
    }

    @Test
    void a_file_that_is_not_understood_reaches_nobody() throws IOException {
        ImportResult taken = take(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,1,5;2,767400,751429\n"));

        assertThat(taken.isTaken()).isFalse();
        assertThat(taken.flawed()).isPositive();
        assertThat(book.ledgerNumber()).isZero();
    }

    /** Every balance of the file beside the book's own at its moment; all of the book's balances in the end. */
    private Map<String, Thousands> compare(PublishedData data) {
        book.awaitReaders();
        Map<Moment, Map<String, Thousands>> published = new HashMap<>();
        StatementFileParser.read(
                data.statements(),
                line -> line.balances()
                        .forEach((moment, balance) -> published
                                .computeIfAbsent(moment, m -> new HashMap<>())
                                .put(key(line), balance)));
        assertThat(published.values().stream().mapToInt(Map::size).sum()).isEqualTo(data.stated());
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
        return all(book);
    }

    /** Moves what each article of a chapter has in its budget bill to another in a nota van wijziging. */
    private static void moved(
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

    /** What an article has together with what it was before, as the whole book knows it. */
    private Thousands lineage(String item, String at) {
        book.awaitReaders();
        Moment moment = Moment.parse(at);
        return book.bean(BalanceQueries.class)
                .find(
                        new BalanceCriteria(ItemPath.parse(item), Flow.EXPENDITURE, moment.year(), 0, true),
                        book.bean(AsOfResolver.class).at(new AsOfQuery(null, null, moment)))
                .getFirst()
                .thousands();
    }

    private static Map<String, Thousands> all(ApplicationFixture book) {
        book.awaitReaders();
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
                        book.bean(AsOfResolver.class).at(axes));
    }

    private static String key(Balance row) {
        return row.item() + " " + row.flow() + " " + row.year();
    }

    private static String key(BudgetStatementRow line) {
        return line.chapter() + "/" + line.articleCode() + " " + line.flow() + " " + line.year();
    }

    private Thousands balance(String item, Flow flow, int year, String moment) {
        book.awaitReaders();
        return rows(book, moment).stream()
                .filter(row -> key(row).equals(item + " " + flow + " " + year))
                .map(Balance::thousands)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void progress_never_passes_the_number_of_rows() throws IOException {
        TableFile file = file(
                "rijen.csv",
                "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"
                        + "2013,V,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        List<Long> reached = new ArrayList<>();

        book.bean(ImportService.class)
                .take(
                        ImportService.ImportFormat.BEGROTINGSSTATEN,
                        file,
                        "rijen.csv",
                        IMPORTER,
                        ImportOptions.of(true),
                        (row, rows) -> {
                            assertThat(rows).isEqualTo(2);
                            reached.add(row);
                        });

        assertThat(reached).isSorted().allMatch(row -> row <= 2).last().isEqualTo(2L);
    }

    private ImportResult take(ImportService.ImportFormat format, TableFile file) {
        String name = String.valueOf(file.path().getFileName());
        return book.bean(ImportService.class)
                .take(format, file, name, IMPORTER, ImportOptions.of(false), (row, rows) -> {});
    }

    private ImportResult mutations(String name, String lines) throws IOException {
        return take(ImportService.ImportFormat.MUTATIONS, TableFile.at(Files.writeString(folder.resolve(name), lines)));
    }

    private ImportResult balances(String name, String lines) throws IOException {
        return take(ImportService.ImportFormat.BALANCES, TableFile.at(Files.writeString(folder.resolve(name), lines)));
    }

    private TableFile file(String name, String lines) throws IOException {
        return TableFile.at(Files.writeString(folder.resolve(name), HEADER + lines));
    }
}
