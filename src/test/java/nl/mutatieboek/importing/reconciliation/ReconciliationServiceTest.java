package nl.mutatieboek.importing.reconciliation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Map;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.PublishedImportData;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.reconciliation.BalanceBridge.BridgeStart;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reconciliation of budget statements, with planted differences on both sides. */
@Tag("whole")
@ParameterizedClass
@EnumSource
class ReconciliationServiceTest extends ReconciliationFixture {
    ReconciliationServiceTest(TestDatabase databases) {
        super(databases);
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
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2030-O1", expenditure("XX/37", 2030, 7)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2030-O2", expenditure("XX/37", 2030, -3)));

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

    private static void assertBridgeMakesTheBookBalance(ComparedBalance row) {
        BalanceBridge bridge = row.bridge();
        assertThat(bridge.mutations().stream()
                        .map(BalanceBridge.BridgeMutation::thousands)
                        .reduce(bridge.thousands().plus(bridge.earlierThousands()), Thousands::plus))
                .isEqualTo(row.own());
    }

    private ReconciliationResult reconcile(TableFile file) {
        return reconcile(file, AsOfQuery.UNBOUNDED);
    }

    private ReconciliationResult reconcile(TableFile file, AsOfQuery axes) {
        book.awaitProjections();
        return book.bean(ReconciliationService.class)
                .compareStatements(file, "staten.csv", ReconciliationListingOptions.unpaged(false), at(axes));
    }
}
