package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withMutationClass;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;

/**
 * A first supplementary budget of 2026 with mutations of every class, on an article of € 120 million and on one with
 * balance zero.
 */
final class SampleSupplementaryBudget {
    private SampleSupplementaryBudget() {}

    static void record(ApplicationFixture book) {
        LedgerFixture ledger = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .item(2025, "XX/37", "Migratie")
                .item(2025, "XX/91", "Apparaat")
                .item(2025, "XX/92", "Nog onverdeeld")
                .item(2025, "XVII/1", "Handel");
        ledger.book(proposal(
                MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 120_000), expenditure("XX/92", 2026, 0)));
        ledger.book(policy("Grens gehaald", expenditure("XX/37", 2026, -2_000)));
        ledger.book(policy("Onder de grens", expenditure("XX/37", 2026, 1_999)));
        ledger.book(policy("Ver onder de grens", expenditure("XX/37", 2026, 1), expenditure("XX/37", 2027, 2)));
        ledger.book(policy("Uit het niets", expenditure("XX/92", 2026, 2_000)));
        ledger.book(technical("Technisch onder de grens", expenditure("XX/37", 2026, 3_999)));
        ledger.book(withMutationClass(
                MutationClass.TECHNICAL,
                NewPolicyProposals.titled(
                        "Van handel",
                        MutationKind.TRANSFER,
                        "2026-O1",
                        expenditure("XVII/1", 2026, -4_000),
                        expenditure("XX/37", 2026, 4_000))));
        ledger.book(withMutationClass(
                MutationClass.WINDFALL,
                NewPolicyProposals.titled(
                        "Meevaller", MutationKind.RE_ESTIMATE, "2026-O1", posting("XX/37", Flow.RECEIPTS, 2026, 5))));
        ledger.book(NewPolicyProposals.titled(
                "Zonder klasse", MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/91", 2026, 6)));
        MutationId earlier = ledger.book(NewPolicyProposals.titled(
                "In de ontwerpbegroting", MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 7)));
        ledger.reverse(earlier, Moment.parse("2026-O1"));
        MutationId mistaken = ledger.book(policy("Vergissing", expenditure("XX/37", 2026, 90_000)));
        ledger.reverse(mistaken);
        ledger.propose(policy("In behandeling", expenditure("XX/37", 2026, 60_000)));
        book.awaitProjections();
    }

    private static Proposal policy(String title, Posting... postings) {
        return withMutationClass(
                MutationClass.POLICY, NewPolicyProposals.titled(title, MutationKind.RE_ESTIMATE, "2026-O1", postings));
    }

    private static Proposal technical(String title, Posting... postings) {
        return withMutationClass(
                MutationClass.TECHNICAL,
                NewPolicyProposals.titled(title, MutationKind.RE_ESTIMATE, "2026-O1", postings));
    }
}
