package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What reports show of a mutation of three chapters before its moment is public for all of them. */
@Tag("application")
class MacroCashShiftEmbargoTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static final List<String> REPORTS = List.of("cash-shifts", "discrepancies", "new-policy");
    private static final String FOREIGN_AMOUNT = "The explanation names";
    private static final String ONE_SIDED = "One-sided transfers";

    private static Posting inferred(String item, int year, long thousands) {
        return new Posting(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(year),
                new Thousands(thousands),
                Basis.INFERRED,
                "Lijsterbes",
                null);
    }

    private static void present(LedgerFixture ledger, String chapter) {
        ledger.presentBill("2026-OWB", chapter, "2025-09-16");
        BOOK.awaitProjections();
    }

    private static String report(String person, String report) {
        return BOOK.as(person)
                .get("/v1/reports/" + report + "?chapter=XX&year=2026")
                .body();
    }

    @Test
    void reports_of_one_chapter_show_neither_note_nor_chapters_until_every_chapter_has_presented() {
        LedgerFixture ledger =
                new LedgerFixture(BOOK).moment("2025-OWB", "2024-09-17").embargoedMoment("2026-OWB", "2025-09-16");
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.OpenChapter(
                        new ChapterCode("AP"), "Aanvullende Post", new Validity(new BudgetYear(2013), null), false));
        ledger.chapter("XX").chapter("XVII").items(2024, "XX/37", "XVII/1");
        MutationId shift = ledger.book(new ProposalBuilder(LedgerFixture.withExplanation(
                        "Er gaat € 77.000 naar elders.",
                        NewPolicyProposals.titled(
                                "Kastanje",
                                MutationKind.CASH_SHIFT,
                                "2026-OWB",
                                inferred("XX/37", 2026, -9),
                                inferred("XX/37", 2027, 9),
                                expenditure("XVII/1", 2026, 5),
                                expenditure("XVII/1", 2027, -5),
                                expenditure("AP/~", 2026, 4),
                                expenditure("AP/~", 2027, -4))))
                .note("Vlierbes")
                .build());
        ledger.record(
                new Actor(new PersonId("official-of-ap"), Set.of(new ChapterCode("AP"))),
                id -> new Command.ConfirmMutation(shift));

        present(ledger, "XX");

        for (String report : REPORTS) {
            assertThat(report("reader", report)).as(report).contains("Kastanje").doesNotContain("Vlierbes", "XVII");
            assertThat(report("counterpart", report)).as(report).contains("Kastanje", "Vlierbes");
        }
        assertThat(report("reader", "discrepancies"))
                .as("the note of a line in the chapter that is public")
                .contains("Lijsterbes");
        assertThat(report("reader", "explanations"))
                .as("whether the explanation names an amount of a hidden line")
                .contains("Kastanje")
                .doesNotContain(FOREIGN_AMOUNT);
        assertThat(report("counterpart", "explanations")).contains("Kastanje", FOREIGN_AMOUNT);
        assertThat(report("reader", "discrepancies")).doesNotContain(ONE_SIDED);
        assertThat(report("counterpart", "discrepancies")).contains(ONE_SIDED);
        assertThat(report("counterpart", "cash-shifts")).contains("AP, XVII, XX");
        assertThat(report("counterpart", "discrepancies")).contains("XVII");

        present(ledger, "XVII");

        for (String report : REPORTS) {
            assertThat(report("reader", report)).as(report).contains("Kastanje", "Vlierbes");
        }
        assertThat(report("reader", "explanations")).contains(FOREIGN_AMOUNT);
        assertThat(report("reader", "discrepancies")).contains(ONE_SIDED);
        assertThat(report("reader", "cash-shifts")).contains("AP, XVII, XX");
        assertThat(report("reader", "discrepancies")).contains("XVII");
    }
}
