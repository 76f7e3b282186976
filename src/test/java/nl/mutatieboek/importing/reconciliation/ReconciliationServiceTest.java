package nl.mutatieboek.importing.reconciliation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.PublishedImportData;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.reconciliation.BalanceBridge.BridgeStart;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reconciliation of budget statements, with planted differences on both sides. */
@Tag("whole")
@ParameterizedClass
@EnumSource
class ReconciliationServiceTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
    private static final String HEADER =
            "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting ,Artikel"
                + " nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,Stand"
                + " tweede suppletoire,Realisatie\n";
    private static final String ASYLUM = "2030,U,XX,Proefbegroting,37,Eerste artikel,1000,1000,1250,1250,1240\n";
    private static final String OTHER = "2030,U,XX,Proefbegroting,91,Tweede artikel,50,50,,60,60\n";

    @TempDir
    private Path folder;

    private final ApplicationFixture book;

    ReconciliationServiceTest(TestDatabase databases) {
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

    @Test
    void imported_file_agrees_with_the_book_and_nothing_is_recorded() throws IOException {
        importStatements(file(ASYLUM + OTHER));
        long before = book.ledgerNumber();

        ReconciliationResult reconciled = reconcile(file(ASYLUM + OTHER));

        assertThat(reconciled.agrees()).isTrue();
        assertThat(reconciled.compared()).isEqualTo(9);
        assertThat(reconciled.equal()).isEqualTo(9);
        assertThat(reconciled.rows()).isEmpty();
        assertThat(book.ledgerNumber()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void published_balances_agree_also_after_other_imports(PublishedImportData data) {
        importStatements(data.statements());
        assertThat(reconcile(data.statements()).rows()).isEmpty();
        book.bean(ImportService.class)
                .importFile(
                        ImportService.ImportFormat.MUTATIONS,
                        data.file(ImportService.ImportFormat.MUTATIONS),
                        "mutations",
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});

        ReconciliationResult reconciled = reconcile(data.statements());

        assertThat(reconciled.agrees()).isTrue();
        assertThat(reconciled.equal()).isEqualTo(data.statedBalanceCount()).isEqualTo(reconciled.compared());
    }

    @Test
    void differing_balance_is_reported_with_both_values_and_its_bridge() throws IOException {
        importStatements(file(ASYLUM + OTHER));

        ReconciliationResult reconciled = reconcile(file(ASYLUM.replace("1250,1250", "1250,1251") + OTHER));

        assertThat(reconciled.agrees()).isFalse();
        assertThat(reconciled.equal()).isEqualTo(8);
        assertThat(reconciled.rows()).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(ComparisonOutcome.DIFFERENT);
            assertThat(row.row()).isEqualTo(2);
            assertThat(row.moment()).isEqualTo(Moment.parse("2030-O2"));
            assertThat(row.stated()).isEqualTo(new Thousands(1_251));
            assertThat(row.own()).isEqualTo(new Thousands(1_250));
            assertThat(row.difference()).isEqualTo(new Thousands(1));
            assertThat(row.unassigned()).isEqualTo(new Thousands(1_250));
            BalanceBridge bridge = row.bridge();
            assertThat(bridge.from()).isEqualTo(BridgeStart.EARLIER_MOMENT);
            assertThat(bridge.moment()).isEqualTo(Moment.parse("2030-O1"));
            assertThat(bridge.thousands()).isEqualTo(new Thousands(1_250));
            assertThat(bridge.mutations()).isEmpty();
        });
    }

    @Test
    void bridge_of_a_difference_lists_the_mutations_booked_since_the_import() throws IOException {
        importStatements(file(ASYLUM + OTHER));
        long taken = book.ledgerNumber();
        LedgerFixture scribe = new LedgerFixture(book);
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2030-O1", expenditure("XX/37", 2030, 7)));
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2030-O2", expenditure("XX/37", 2030, -3)));

        ReconciliationResult reconciled = reconcile(file(ASYLUM + OTHER));

        assertThat(reconciled.rows())
                .extracting(
                        row -> row.moment().toString(),
                        ComparedBalance::own,
                        row -> row.bridge().from())
                .containsExactly(
                        tuple("2030-O1", new Thousands(1_257), BridgeStart.RECORDED),
                        tuple("2030-O2", new Thousands(1_254), BridgeStart.RECORDED),
                        tuple("2030-SW", new Thousands(1_244), BridgeStart.RECORDED));
        assertThat(reconciled.rows().getLast().bridge().mutations())
                .extracting(
                        step -> step.moment().toString(),
                        BalanceBridge.BridgeMutation::thousands,
                        BalanceBridge.BridgeMutation::title)
                .containsExactly(
                        tuple("2030-O1", new Thousands(7), "RE_ESTIMATE in 2030-O1"),
                        tuple("2030-O2", new Thousands(-3), "RE_ESTIMATE in 2030-O2"));
        assertThat(reconciled.rows()).allSatisfy(ReconciliationServiceTest::assertBridgeMakesTheBookBalance);
        assertThat(reconcile(file(ASYLUM + OTHER), new AsOfQuery(null, Long.toString(taken), null))
                        .agrees())
                .isTrue();
    }

    @Test
    void balances_missing_in_the_file_or_the_book_are_reported() throws IOException {
        importStatements(file(ASYLUM + OTHER));

        ReconciliationResult reconciled = reconcile(file(ASYLUM + OTHER.replace(",91,", ",92,")));

        assertThat(reconciled.compared()).isEqualTo(9);
        assertThat(reconciled.equal()).isEqualTo(5);
        assertThat(reconciled.notInTheBook()).isEqualTo(4);
        assertThat(reconciled.rows())
                .extracting(
                        ComparedBalance::outcome,
                        row -> row.item().toString(),
                        row -> row.moment().toString())
                .containsExactly(
                        tuple(ComparisonOutcome.NOT_IN_THE_BOOK, "XX/92", "2030-OWB"),
                        tuple(ComparisonOutcome.NOT_IN_THE_BOOK, "XX/92", "2030-VB"),
                        tuple(ComparisonOutcome.NOT_IN_THE_BOOK, "XX/92", "2030-O2"),
                        tuple(ComparisonOutcome.NOT_IN_THE_BOOK, "XX/92", "2030-SW"),
                        tuple(ComparisonOutcome.NOT_IN_THE_FILE, "XX/91", "2030-OWB"),
                        tuple(ComparisonOutcome.NOT_IN_THE_FILE, "XX/91", "2030-VB"),
                        tuple(ComparisonOutcome.NOT_IN_THE_FILE, "XX/91", "2030-O2"),
                        tuple(ComparisonOutcome.NOT_IN_THE_FILE, "XX/91", "2030-SW"));
    }

    @Test
    void balance_of_an_unknown_moment_is_reported_as_not_in_the_book() throws IOException {
        importStatements(file(ASYLUM));

        ReconciliationResult reconciled =
                reconcile(file(ASYLUM + "2031,U,XX,Proefbegroting,37,Eerste artikel,0,,,,\n"));

        assertThat(reconciled.rows())
                .extracting(
                        ComparedBalance::outcome,
                        row -> row.moment().toString(),
                        ComparedBalance::stated,
                        ComparedBalance::own)
                .containsExactly(tuple(ComparisonOutcome.NOT_IN_THE_BOOK, "2031-OWB", Thousands.ZERO, null));
    }

    @Test
    void amount_on_items_below_is_not_reported_as_unassigned() throws IOException {
        importStatements(file(ASYLUM));
        LedgerFixture scribe = new LedgerFixture(book);
        scribe.item(2030, "XX/37/1", "Eerste onderdeel");
        scribe.book(proposal(
                MutationKind.REALLOCATION,
                "2030-OWB",
                expenditure("XX/37/~", 2030, -1_000),
                expenditure("XX/37/1", 2030, 1_000)));

        book.awaitProjections();
        ReconciliationResult all = book.bean(ReconciliationService.class)
                .compareStatements(
                        file(ASYLUM),
                        "staten.csv",
                        ReconciliationListingOptions.unpaged(true),
                        at(AsOfQuery.UNBOUNDED));

        assertThat(all.agrees()).isTrue();
        assertThat(all.partlyUnassigned()).isEqualTo(3);
        assertThat(all.rows())
                .extracting(ComparedBalance::unassigned)
                .containsExactly(
                        Thousands.ZERO, Thousands.ZERO, new Thousands(250), new Thousands(250), new Thousands(240));
    }

    @Test
    void broken_file_is_not_compared_and_reports_all_its_flaws() throws IOException {
        importStatements(file(ASYLUM));

        ReconciliationResult reconciled =
                reconcile(file(ASYLUM.replace("1000,1000", "1,2x") + OTHER.replace("2030", "30")));

        assertThat(reconciled.agrees()).isFalse();
        assertThat(reconciled.compared()).isZero();
        assertThat(reconciled.parseResult().flaws())
                .extracting(FileFlaw::row, FileFlaw::code)
                .containsExactly(tuple(2L, "not-a-number"), tuple(3L, "not-a-year"));
    }

    @Test
    void spreadsheet_is_compared_at_any_as_of_and_later_mutations_are_listed() throws IOException {
        importStatements(file(ASYLUM + OTHER));
        long taken = book.ledgerNumber();
        new LedgerFixture(book).book(proposal(MutationKind.RE_ESTIMATE, "2030-SW", expenditure("XX/37", 2030, 9)));

        ReconciliationResult now = sheet("post;stroom;2030\nXX/37;U;1.240\nXX/99;U;1\n", AsOfQuery.UNBOUNDED);
        ReconciliationResult then =
                sheet("post;stroom;2030\nXX/37;U;1.240\nXX/91;U;60\n", new AsOfQuery(null, "" + taken, null));

        assertThat(now.rows())
                .extracting(
                        ComparedBalance::outcome,
                        row -> row.item().toString(),
                        ComparedBalance::stated,
                        ComparedBalance::own)
                .containsExactly(
                        tuple(ComparisonOutcome.DIFFERENT, "XX/37", new Thousands(1_240), new Thousands(1_249)),
                        tuple(ComparisonOutcome.NOT_IN_THE_BOOK, "XX/99", new Thousands(1), null),
                        tuple(ComparisonOutcome.NOT_IN_THE_FILE, "XX/91", null, new Thousands(60)));
        BalanceBridge bridge = now.rows().getFirst().bridge();
        assertThat(bridge.from()).isEqualTo(BridgeStart.RECORDED);
        assertThat(bridge.ledgerNumber()).isPositive().isLessThanOrEqualTo(taken);
        assertThat(bridge.mutations())
                .extracting(BalanceBridge.BridgeMutation::thousands)
                .containsExactly(new Thousands(9));
        assertThat(then.agrees()).isTrue();
        assertThat(then.equal()).isEqualTo(2);
    }

    @Test
    void unassigned_rest_is_a_balance_that_a_spreadsheet_can_have_or_lack() throws IOException {
        importStatements(file(ASYLUM));
        LedgerFixture scribe = new LedgerFixture(book);
        scribe.item(2030, "XX/37/1", "Eerste onderdeel");
        scribe.book(proposal(
                MutationKind.REALLOCATION,
                "2030-OWB",
                expenditure("XX/37/~", 2030, -1_000),
                expenditure("XX/37/1", 2030, 1_000)));

        ReconciliationResult without = sheet("post;stroom;2030\nXX/37/1;U;1000\n", AsOfQuery.UNBOUNDED);
        ReconciliationResult with =
                sheet("post;stroom;2030\nXX;U;1240\nXX/37/1;U;1000\nXX/37/~;U;240\n", AsOfQuery.UNBOUNDED);

        assertThat(without.rows())
                .extracting(ComparedBalance::outcome, row -> row.item().toString(), ComparedBalance::own)
                .containsExactly(tuple(ComparisonOutcome.NOT_IN_THE_FILE, "XX/37/~", new Thousands(240)));
        assertThat(with.agrees()).isTrue();
    }

    /** The book has 1,240; a sheet in millions rounds to its last digit. */
    @ParameterizedTest
    @CsvSource({
        "1,EQUAL_WITHIN_ROUNDING",
        "2,DIFFERENT",
        "'1,2',EQUAL_WITHIN_ROUNDING",
        "'1,3',DIFFERENT",
        "'1,24',EQUAL",
        "'1,25',DIFFERENT",
        "'-1,2',DIFFERENT"
    })
    void spreadsheet_in_millions_agrees_within_rounding_and_says_so(String millions, ComparisonOutcome outcome)
            throws IOException {
        importStatements(file(ASYLUM));

        ReconciliationResult reconciled =
                sheet("post;stroom;€ mln 2030\nXX/37;U;" + millions + "\n", AsOfQuery.UNBOUNDED);

        boolean equal = outcome == ComparisonOutcome.EQUAL;
        assertThat(reconciled.rows().stream().map(ComparedBalance::outcome).toList())
                .isEqualTo(equal ? List.of() : List.of(outcome));
        assertThat(reconciled.withinRounding()).isEqualTo(outcome == ComparisonOutcome.EQUAL_WITHIN_ROUNDING ? 1 : 0);
        assertThat(reconciled.agrees()).isEqualTo(outcome != ComparisonOutcome.DIFFERENT);
        assertThat(reconciled.compared()).isEqualTo(1);
    }

    @Test
    void balances_are_compared_at_their_own_moment_and_precision() throws IOException {
        importStatements(file(ASYLUM));
        book.awaitProjections();

        ReconciliationResult reconciled = book.bean(ReconciliationService.class)
                .compareBalances(
                        TableFile.firstSheetOf(Files.writeString(folder.resolve("standen.csv"), """
                            moment,document,item,flow,year,amount_thousands,precision_thousands
                            2030-OWB,Stuk,XX/37,U,2030,1000,1
                            2030-O1,Stuk,XX/37,U,2030,1300,100
                            2030-O2,Stuk,XX/37,U,2030,1300,10
                            """)),
                        "standen.csv",
                        ReconciliationListingOptions.unpaged(false),
                        at(AsOfQuery.UNBOUNDED));

        assertThat(reconciled.equal()).isEqualTo(1);
        assertThat(reconciled.rows())
                .extracting(ComparedBalance::row, ComparedBalance::outcome, ComparedBalance::difference)
                .containsExactly(
                        tuple(3L, ComparisonOutcome.EQUAL_WITHIN_ROUNDING, new Thousands(50)),
                        tuple(4L, ComparisonOutcome.DIFFERENT, new Thousands(50)));
    }

    private ReconciliationResult sheet(String text, AsOfQuery axes) throws IOException {
        book.awaitProjections();
        return book.bean(ReconciliationService.class)
                .compareSpreadsheet(
                        TableFile.firstSheetOf(Files.writeString(folder.resolve("blad.csv"), text)),
                        "blad.csv",
                        new SpreadsheetOptions(Map.of(), null, null, null, false, null),
                        ReconciliationListingOptions.unpaged(false),
                        at(axes));
    }

    private static void assertBridgeMakesTheBookBalance(ComparedBalance row) {
        BalanceBridge bridge = row.bridge();
        assertThat(bridge.mutations().stream()
                        .map(BalanceBridge.BridgeMutation::thousands)
                        .reduce(bridge.thousands().plus(bridge.earlierThousands()), Thousands::plus))
                .isEqualTo(row.own());
    }

    private void importStatements(TableFile file) {
        assertThat(book.bean(ImportService.class)
                        .importFile(
                                ImportService.ImportFormat.BEGROTINGSSTATEN,
                                file,
                                "staten.csv",
                                IMPORTER,
                                new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                                (row, rows) -> {})
                        .isAccepted())
                .isTrue();
    }

    private ReconciliationResult reconcile(TableFile file) {
        return reconcile(file, AsOfQuery.UNBOUNDED);
    }

    private ReconciliationResult reconcile(TableFile file, AsOfQuery axes) {
        book.awaitProjections();
        return book.bean(ReconciliationService.class)
                .compareStatements(file, "staten.csv", ReconciliationListingOptions.unpaged(false), at(axes));
    }

    private Function<EmbargoCheckScope, ResolvedAsOf> at(AsOfQuery axes) {
        ResolvedAsOf point = book.bean(AsOfResolver.class).awaitAt(axes);
        return scope -> point;
    }

    private TableFile file(String lines) throws IOException {
        return TableFile.firstSheetOf(
                Files.writeString(Files.createTempFile(folder, "staten", ".csv"), HEADER + lines));
    }
}
