package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;

/** A book with a reserve, for tests of the entry form. */
final class ProposalEntryBook {
    static final String RESERVE = "XX/92/asielmaatregelen";
    static final String NEW = "/mutations/new";

    private ProposalEntryBook() {}

    /** Records the book, and returns what records more. */
    static LedgerFixture record(ApplicationFixture book) {
        LedgerFixture ledger = new LedgerFixture(book)
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/92", RESERVE, "XVII/1");
        ledger.book(proposal(MutationKind.RESERVATION, "2025-O1", expenditure(RESERVE, 2026, 115_000)));
        book.awaitProjections();
        return ledger;
    }

    static String id(HttpReply mutation) {
        return mutation.page().attribute("form[aria-label=Tijd]", "action").replaceFirst(".*/", "");
    }
}
