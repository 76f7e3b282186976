package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Certainty of the figures about year-end margins. */
@Tag("application")
class YearEndMarginReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final ChapterCode XX = new ChapterCode("XX");
    private static final Moment OWB = Moment.parse("2025-OWB");
    private static final KindDetails FROM_2025 =
            KindDetailsBuilder.empty().carriedFrom(2025).build();
    private static final List<String> UNCERTAIN = List.of("INCOMPLETE", "INFERRED", "ROUNDED");

    private static LedgerFixture ledger;

    @BeforeAll
    static void write() {
        ledger = new LedgerFixture(BOOK)
                .moment("2025-OWB", "2024-09-17")
                .moment("2025-VB", "2025-03-18")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .items(2025, "XX/37", "XX/91");
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.OpenChapter(
                        new ChapterCode("AP"), "Aanvullende Post", new Validity(new BudgetYear(2013), null), false));
        ledger.book(proposal(MutationKind.OPENING, "2025-OWB", 1_000, inferred("XX/37", 2025, 5_000_000)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2025-VB", 1_000, expenditure("XX/91", 2025, 100_000)));
        BOOK.awaitProjections();
    }

    private static Posting inferred(String item, int year, long thousands) {
        return new Posting(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(year),
                new Thousands(thousands),
                Basis.INFERRED,
                "Het artikel is niet gevonden.",
                null);
    }

    private static JsonNode row() {
        BOOK.awaitProjections();
        return BOOK.as("auditor")
                .get("/v1/reports/year-end-margins?year=2025")
                .json()
                .at("/tables/0/rows/0/cells");
    }

    private static List<String> marks(JsonNode cell) {
        return cell.get("marks").valueStream().map(JsonNode::asString).sorted().toList();
    }

    @Test
    void figures_carry_the_certainty_of_the_balance_and_postings_that_they_come_from() {
        MutationId margin = ledger.propose(withDetails(
                FROM_2025,
                proposal(
                        MutationKind.YEAR_END_MARGIN,
                        "2026-O1",
                        1_000,
                        inferred("XX/91", 2026, 20_000),
                        inferred("AP/~", 2026, -20_000))));

        JsonNode requested = row();
        assertThat(requested.get(0).get("thousands").asLong()).isEqualTo(51_000);
        assertThat(marks(requested.get(0))).isEqualTo(UNCERTAIN);
        assertThat(requested.get(2).get("thousands").asLong()).isEqualTo(20_000);
        assertThat(marks(requested.get(2))).containsExactly("INFERRED", "ROUNDED");
        assertThat(requested.get(5).get("thousands").asLong()).isEqualTo(31_000);
        assertThat(marks(requested.get(5))).isEqualTo(UNCERTAIN);

        ledger.approve(margin);
        ledger.record(
                new Actor(new PersonId("treasurer"), Set.of(new ChapterCode("AP"))),
                id -> new Command.ConfirmMutation(margin));

        JsonNode booked = row();
        assertThat(booked.get(2).get("thousands").asLong()).isZero();
        assertThat(booked.get(4).get("thousands").asLong()).isEqualTo(-20_000);
        assertThat(marks(booked.get(4))).containsExactly("INFERRED", "ROUNDED");
    }

    @Test
    void cap_is_one_of_the_adopted_budget_only_once_the_bill_is_adopted() {
        assertThat(row().get(1).toString()).contains("of the budget bill with its amendments");
        ledger.presentBill("2025-OWB", "XX", "2024-09-17");
        assertThat(row().get(1).toString()).contains("of the budget bill with its amendments");

        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.AdoptBill(
                        XX, OWB, "Stb. 2025, 101", LocalDate.parse("2025-03-18"), LocalDate.parse("2025-01-01")));

        assertThat(row().get(1).toString()).contains("of the adopted budget");
    }
}
