package nl.mutatieboek.demo;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationClass;
import nl.mutatieboek.budget.term.Particulars;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/** A proposal in the making. It holds from the moment's submission date, and what is not said is not known. */
final class Draft {
    private final Kind kind;
    private final Moment moment;
    private final String title;
    private final Basis basis;
    private final Source source;
    private final List<Posting> postings = new ArrayList<>();
    private int series;

    private String explanation = "";
    private Continuation continuation = Continuation.UNKNOWN;
    private Precision precision = Precision.EXACT;
    private boolean newPolicy;
    private @Nullable MutationClass mutationClass;
    private @Nullable Moment momentFrom;
    private @Nullable String cause;
    private @Nullable String note;

    Draft(Kind kind, String moment, String title, Basis basis, Source source) {
        this.kind = kind;
        this.moment = Moment.parse(moment);
        this.title = title;
        this.basis = basis;
        this.source = source;
    }

    Draft explained(String text) {
        this.explanation = text;
        return this;
    }

    Draft noted(String text) {
        this.note = text;
        return this;
    }

    Draft rounded(long thousands) {
        this.precision = new Precision(thousands);
        return this;
    }

    Draft structural() {
        this.continuation = new Continuation(Continuation.Type.STRUCTURAL, null);
        return this;
    }

    Draft until(int year) {
        this.continuation = new Continuation(Continuation.Type.UNTIL, new BudgetYear(year));
        return this;
    }

    Draft policy() {
        this.mutationClass = MutationClass.POLICY;
        return this;
    }

    /** New policy is not carried out before parliament has authorised it. */
    Draft newPolicy() {
        this.newPolicy = true;
        return policy();
    }

    /** The first moment of the span for which the source gives one figure. */
    Draft since(String first) {
        this.momentFrom = Moment.parse(first);
        return this;
    }

    /** Why an estimate changes; none of the sources of the demo names the prognosis that is followed. */
    Draft causedBy(String text) {
        this.cause = text;
        return this;
    }

    /** A series on one item, known as the mutation is. */
    Draft post(String item, Flow flow, int firstYear, long... thousands) {
        series = postings.size();
        for (int i = 0; i < thousands.length; i++) {
            postings.add(new Posting(
                    ItemPath.parse(item),
                    flow,
                    new BudgetYear(firstYear + i),
                    Thousands.posted(thousands[i]),
                    null,
                    null,
                    null));
        }
        return this;
    }

    /** How the last series is known, and what its reader must know. */
    Draft known(Basis howKnown, String lineNote) {
        postings.subList(series, postings.size())
                .replaceAll(line ->
                        new Posting(line.item(), line.flow(), line.year(), line.thousands(), howKnown, lineNote, null));
        return this;
    }

    /** Equal commitments beside all expenditure so far: a habit of the documents, not read in this one. */
    Draft withAssumedCommitments() {
        List<Posting> commitments = postings.stream()
                .map(posting -> new Posting(
                        posting.item(),
                        Flow.COMMITMENTS,
                        posting.year(),
                        posting.thousands(),
                        Basis.INFERRED,
                        "Verplichtingen gelijk verondersteld aan de uitgaven; de bron noemt ze niet."
                                + (posting.note() == null ? "" : " " + posting.note()),
                        null))
                .toList();
        postings.addAll(commitments);
        return this;
    }

    Proposal proposal() {
        return new Proposal(
                kind,
                title,
                explanation,
                moment,
                momentFrom,
                null,
                continuation,
                basis,
                source,
                newPolicy,
                mutationClass,
                precision,
                cause == null ? Particulars.NONE : Particulars.estimate(cause, null),
                null,
                note,
                null,
                null,
                postings);
    }
}
