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
        Proposal of = Scribe.proposal(kind, moment, precision, postings);
        return new Proposal(
                of.kind(),
                title,
                of.explanation(),
                of.moment(),
                of.momentFrom(),
                of.effectiveOn(),
                of.continuation(),
                of.basis(),
                of.source(),
                true,
                of.mutationClass(),
                of.precision(),
                of.particulars(),
                of.coverage(),
                of.note(),
                of.corrects(),
                of.reversal(),
                of.postings());
    }

    /** The same with another explanation. */
    static Proposal explained(String explanation, Proposal of) {
        return new Proposal(
                of.kind(),
                of.title(),
                explanation,
                of.moment(),
                of.momentFrom(),
                of.effectiveOn(),
                of.continuation(),
                of.basis(),
                of.source(),
                of.newPolicy(),
                of.mutationClass(),
                of.precision(),
                of.particulars(),
                of.coverage(),
                of.note(),
                of.corrects(),
                of.reversal(),
                of.postings());
    }
}
