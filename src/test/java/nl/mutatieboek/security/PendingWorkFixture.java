package nl.mutatieboek.security;

import static nl.mutatieboek.Scribe.expenditure;
import static nl.mutatieboek.Scribe.newPolicy;
import static nl.mutatieboek.Scribe.proposal;

import nl.mutatieboek.RunningBook;
import nl.mutatieboek.Scribe;
import nl.mutatieboek.domain.value.MutationKind;

/** What waits for other people's acts in a book at work: transfers that are proposed, and new policy that is booked. */
final class PendingWorkFixture {
    private static final String MOMENT = "2026-OWB";
    private static final int OF_EACH = 15;

    private PendingWorkFixture() {}

    static void plant(RunningBook book) {
        Scribe scribe = new Scribe(book).items(2025, "XX/97", "XVII/97");
        for (int thousands = 1; thousands <= OF_EACH; thousands++) {
            scribe.book(newPolicy(proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure("XX/97", 2026, thousands))));
        }
        for (int thousands = 1; thousands <= OF_EACH; thousands++) {
            scribe.propose(proposal(
                    MutationKind.TRANSFER,
                    MOMENT,
                    expenditure("XX/97", 2026, -thousands),
                    expenditure("XVII/97", 2026, thousands)));
        }
    }
}
