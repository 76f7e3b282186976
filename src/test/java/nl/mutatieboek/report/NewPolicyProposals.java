package nl.mutatieboek.report;

import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;

/** Proposals of new policy. */
final class NewPolicyProposals {
    private NewPolicyProposals() {}

    static Proposal proposal(MutationKind kind, String moment, Posting... postings) {
        return titled(kind + " in " + moment, kind, moment, postings);
    }

    static Proposal titled(String title, MutationKind kind, String moment, Posting... postings) {
        return rounded(title, kind, moment, 1, postings);
    }

    static Proposal rounded(String title, MutationKind kind, String moment, long precision, Posting... postings) {
        return LedgerFixture.asNewPolicy(
                LedgerFixture.withTitle(title, LedgerFixture.proposal(kind, moment, precision, postings)));
    }
}
