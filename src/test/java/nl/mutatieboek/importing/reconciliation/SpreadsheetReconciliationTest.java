package nl.mutatieboek.importing.reconciliation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.reconciliation.BalanceBridge.BridgeStart;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Spreadsheets of balances beside the book, with their own moments and precision. */
@Tag("whole")
@ParameterizedClass
@EnumSource
class SpreadsheetReconciliationTest extends ReconciliationFixture {
    SpreadsheetReconciliationTest(TestDatabase databases) {
        super(databases);
    }

    @Test
    void amount_on_items_below_is_not_reported_as_unassigned() throws IOException {
        importStatements(file(ASYLUM));
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.item(2030, "XX/37/1", "Eerste onderdeel");
        ledger.book(proposal(
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
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.item(2030, "XX/37/1", "Eerste onderdeel");
        ledger.book(proposal(
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
}
