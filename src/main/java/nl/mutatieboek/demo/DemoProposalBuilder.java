package nl.mutatieboek.demo;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Builds a proposal. The effective day is the moment's submission date; fields that are not set are unknown. */
final class DemoProposalBuilder {
    private final MutationKind kind;
    private final Moment moment;
    private final String title;
    private final Basis basis;
    private final Source source;
    private final List<Posting> postings = new ArrayList<>();
    private int lastSeriesStart;

    private String explanation = "";
    private Continuation continuation = Continuation.UNKNOWN;
    private Precision precision = Precision.EXACT;
    private boolean newPolicy;
    private @Nullable MutationClass mutationClass;
    private @Nullable Moment momentFrom;
    private @Nullable String cause;
    private @Nullable String note;

    DemoProposalBuilder(MutationKind kind, String moment, String title, Basis basis, Source source) {
        this.kind = kind;
        this.moment = Moment.parse(moment);
        this.title = title;
        this.basis = basis;
        this.source = source;
    }

    DemoProposalBuilder explanation(String text) {
        this.explanation = text;
        return this;
    }

    DemoProposalBuilder note(String text) {
        this.note = text;
        return this;
    }

    DemoProposalBuilder precision(long thousands) {
        this.precision = new Precision(thousands);
        return this;
    }

    DemoProposalBuilder structural() {
        this.continuation = new Continuation(Continuation.Type.STRUCTURAL, null);
        return this;
    }

    DemoProposalBuilder until(int year) {
        this.continuation = new Continuation(Continuation.Type.UNTIL, new BudgetYear(year));
        return this;
    }

    DemoProposalBuilder policy() {
        this.mutationClass = MutationClass.POLICY;
        return this;
    }

    /** Marks it as new policy, which is not executed before parliament has authorised it. */
    DemoProposalBuilder newPolicy() {
        this.newPolicy = true;
        return policy();
    }

    /** Sets the first moment of the span for which the source gives one figure. */
    DemoProposalBuilder momentFrom(String first) {
        this.momentFrom = Moment.parse(first);
        return this;
    }

    /** Sets the cause of a re-estimate. No source of the demo names the prognosis. */
    DemoProposalBuilder cause(String text) {
        this.cause = text;
        return this;
    }

    /** Adds a series on one item, with the basis of the mutation. */
    DemoProposalBuilder postings(String item, Flow flow, int firstYear, long... thousands) {
        lastSeriesStart = postings.size();
        for (int i = 0; i < thousands.length; i++) {
            postings.add(new Posting(
                    ItemPath.parse(item),
                    flow,
                    new BudgetYear(firstYear + i),
                    Thousands.requirePostable(thousands[i]),
                    null,
                    null,
                    null));
        }
        return this;
    }

    /** Sets basis and note of the last series. */
    DemoProposalBuilder basisOfLastSeries(Basis seriesBasis, String seriesNote) {
        postings.subList(lastSeriesStart, postings.size())
                .replaceAll(posting -> new Posting(
                        posting.item(),
                        posting.flow(),
                        posting.year(),
                        posting.thousands(),
                        seriesBasis,
                        seriesNote,
                        null));
        return this;
    }

    /** Adds commitments equal to all expenditure so far: a habit of the documents that this one does not confirm. */
    DemoProposalBuilder withAssumedCommitments() {
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

    Proposal build() {
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
                cause == null ? KindDetails.NONE : KindDetails.forReEstimate(cause, null),
                null,
                note,
                null,
                null,
                postings);
    }
}
