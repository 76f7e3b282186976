package nl.mutatieboek.report;

import nl.mutatieboek.Scribe;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Proposal;

/** Proposals of new policy. */
final class NewPolicies {
    private NewPolicies() {}

    static Proposal of(Kind kind, String moment, Posting... postings) {
        return titled(kind + " in " + moment, kind, moment, postings);
    }

    static Proposal titled(String title, Kind kind, String moment, Posting... postings) {
        return rounded(title, kind, moment, 1, postings);
    }

    static Proposal rounded(String title, Kind kind, String moment, long precision, Posting... postings) {
        return Scribe.newPolicy(Scribe.titled(title, Scribe.proposal(kind, moment, precision, postings)));
    }
}
