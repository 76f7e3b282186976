package nl.mutatieboek.domain.value;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Proposal}. Unless set, the figures are read and exact, the continuation is unknown, and what a
 * proposal may lack is absent.
 */
public final class ProposalBuilder {
    private final MutationKind kind;
    private String title;
    private String explanation;
    private final Moment moment;
    private @Nullable Moment momentFrom;
    private @Nullable LocalDate effectiveOn;
    private Continuation continuation = Continuation.UNKNOWN;
    private Basis basis = Basis.READ;
    private Source source;
    private boolean newPolicy;
    private @Nullable MutationClass mutationClass;
    private Precision precision = Precision.EXACT;
    private KindDetails particulars = KindDetails.NONE;
    private @Nullable String coverage;
    private @Nullable String note;
    private @Nullable MutationId corrects;
    private @Nullable Reversal reversal;
    private @Nullable StatedMarks marks;
    private List<Posting> postings;

    public ProposalBuilder(
            MutationKind kind, String title, String explanation, Moment moment, Source source, List<Posting> postings) {
        this.kind = kind;
        this.title = title;
        this.explanation = explanation;
        this.moment = moment;
        this.source = source;
        this.postings = postings;
    }

    /** Starts from an existing proposal. */
    public ProposalBuilder(Proposal proposal) {
        this.kind = proposal.kind();
        this.title = proposal.title();
        this.explanation = proposal.explanation();
        this.moment = proposal.moment();
        this.momentFrom = proposal.momentFrom();
        this.effectiveOn = proposal.effectiveOn();
        this.continuation = proposal.continuation();
        this.basis = proposal.basis();
        this.source = proposal.source();
        this.newPolicy = proposal.newPolicy();
        this.mutationClass = proposal.mutationClass();
        this.precision = proposal.precision();
        this.particulars = proposal.particulars();
        this.coverage = proposal.coverage();
        this.note = proposal.note();
        this.corrects = proposal.corrects();
        this.reversal = proposal.reversal();
        this.marks = proposal.marks();
        this.postings = proposal.postings();
    }

    public ProposalBuilder text(String newTitle, String newExplanation) {
        title = newTitle;
        explanation = newExplanation;
        return this;
    }

    public ProposalBuilder effectiveOn(@Nullable LocalDate value) {
        effectiveOn = value;
        return this;
    }

    public ProposalBuilder momentFrom(@Nullable Moment value) {
        momentFrom = value;
        return this;
    }

    public ProposalBuilder continuation(Continuation value) {
        continuation = value;
        return this;
    }

    public ProposalBuilder basis(Basis value) {
        basis = value;
        return this;
    }

    public ProposalBuilder source(Source value) {
        source = value;
        return this;
    }

    public ProposalBuilder newPolicy(boolean value) {
        newPolicy = value;
        return this;
    }

    public ProposalBuilder mutationClass(@Nullable MutationClass value) {
        mutationClass = value;
        return this;
    }

    public ProposalBuilder precision(Precision value) {
        precision = value;
        return this;
    }

    public ProposalBuilder particulars(KindDetails value) {
        particulars = value;
        return this;
    }

    public ProposalBuilder coverage(@Nullable String value) {
        coverage = value;
        return this;
    }

    public ProposalBuilder note(@Nullable String value) {
        note = value;
        return this;
    }

    public ProposalBuilder corrects(@Nullable MutationId value) {
        corrects = value;
        return this;
    }

    public ProposalBuilder reversal(@Nullable Reversal value) {
        reversal = value;
        return this;
    }

    public ProposalBuilder marks(@Nullable StatedMarks value) {
        marks = value;
        return this;
    }

    public ProposalBuilder postings(List<Posting> value) {
        postings = value;
        return this;
    }

    public Proposal build() {
        return new Proposal(
                kind,
                title,
                explanation,
                moment,
                momentFrom,
                effectiveOn,
                continuation,
                basis,
                source,
                newPolicy,
                mutationClass,
                precision,
                particulars,
                coverage,
                note,
                corrects,
                reversal,
                marks,
                postings);
    }
}
