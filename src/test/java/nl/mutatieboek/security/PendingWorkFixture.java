package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.asNewPolicy;
import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;

/** Pending work of other users: proposed transfers, and booked new policy. */
final class PendingWorkFixture {
    private static final String MOMENT = "2026-OWB";
    private static final int OF_EACH = 15;

    private PendingWorkFixture() {}

    static void record(ApplicationFixture book) {
        LedgerFixture ledger = new LedgerFixture(book).items(2025, "XX/97", "XVII/97");
        for (int thousands = 1; thousands <= OF_EACH; thousands++) {
            ledger.book(asNewPolicy(proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure("XX/97", 2026, thousands))));
        }
        for (int thousands = 1; thousands <= OF_EACH; thousands++) {
            ledger.propose(proposal(
                    MutationKind.TRANSFER,
                    MOMENT,
                    expenditure("XX/97", 2026, -thousands),
                    expenditure("XVII/97", 2026, thousands)));
        }
    }
}
