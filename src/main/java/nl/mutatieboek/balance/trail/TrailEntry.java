package nl.mutatieboek.balance.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.BudgetConstraintEvent.CoverageFormStated;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RecordedActor;
import org.jspecify.annotations.Nullable;

/**
 * A posting in the history of an item, with its explanation.
 *
 * @param runningBalance the posting with its running balance
 * @param recordedAt time at which its entry was recorded
 * @param posting posting as stated
 * @param mutation its mutation
 */
public record TrailEntry(RunningBalance runningBalance, Instant recordedAt, Posting posting, MutationDetails mutation) {
    /** Basis of the posting, or else of its mutation. */
    public Basis basis() {
        Basis own = posting.basis();
        return own == null ? mutation.basis() : own;
    }

    /** Marks of the posting as known at a point in time: its own, those of its mutation, or the defaults of its item. */
    public BudgetMarks marks(ResolvedAsOf point) {
        return mutation.marksOf(posting, point);
    }

    /** The form of cover that the chapter of the posting states for its coverage package; null if there is none. */
    public @Nullable CoverageFormStated coverageForm(ResolvedAsOf point) {
        String coverage = mutation.coverage();
        return coverage == null
                ? null
                : point.structure()
                        .constraints()
                        .coverageForms(coverage)
                        .get(posting.item().chapter());
    }

    /** Why a mark departs from its default; null if the line and its mutation state no reason. */
    public @Nullable String markReason() {
        return mutation.statedMarks(posting).reason();
    }

    /**
     * Details of a mutation.
     *
     * @param oneSided whether the leg of one chapter is inferred, and in no document of that chapter; false if hidden
     * @param imported whether it was imported from its document, which needs no approval
     * @param approved approval; null while pending, or if hidden
     * @param agreed agreement of the finance ministry, if the kind requires it; null until then
     * @param reversedBy mutation that reversed it
     * @param coverage coverage package, if any
     * @param mutationClass class of all its postings that state none of their own
     * @param marks marks of all its postings that state none of their own
     * @param postings all postings, as proposed
     */
    public record MutationDetails(
            MutationId id,
            String number,
            MutationKind kind,
            String title,
            String explanation,
            Moment moment,
            LocalDate effectiveOn,
            Basis basis,
            Precision precision,
            Source source,
            @Nullable String note,
            boolean oneSided,
            boolean imported,
            MutationSignature proposed,
            @Nullable MutationSignature approved,
            List<ChapterConfirmation> confirmed,
            @Nullable MutationSignature agreed,
            @Nullable MutationId reversedBy,
            @Nullable String coverage,
            @Nullable MutationClass mutationClass,
            @Nullable StatedMarks marks,
            List<Posting> postings) {
        public MutationDetails {
            postings = List.copyOf(postings);
            confirmed = List.copyOf(confirmed);
        }

        /** What one of its postings and the mutation state. */
        public StatedMarks statedMarks(Posting posting) {
            return StatedMarks.combine(posting.marks(), marks, mutationClass);
        }

        /** Marks of one of its postings as known at a point in time. */
        public BudgetMarks marksOf(Posting posting, ResolvedAsOf point) {
            return statedMarks(posting)
                    .budget()
                    .orElse(point.structure().defaultMarks(posting.item(), posting.year()))
                    .of(posting.flow());
        }

        Set<ChapterCode> chapters() {
            return postings.stream().map(posting -> posting.item().chapter()).collect(Collectors.toUnmodifiableSet());
        }

        /** The same mutation for a reader who may only see the postings of a chapter that is public. */
        MutationDetails limitedToPostings() {
            return new MutationDetails(
                    id,
                    number,
                    kind,
                    title,
                    explanation,
                    moment,
                    effectiveOn,
                    basis,
                    precision,
                    source,
                    null,
                    false,
                    imported,
                    proposed,
                    null,
                    List.of(),
                    null,
                    reversedBy,
                    null,
                    mutationClass,
                    marks,
                    postings);
        }

        /** Details from the entries of a mutation, of which the first is its proposal. */
        static MutationDetails fromEntries(List<LedgerEntry> entries) {
            LedgerEntry first = entries.getFirst();
            if (!(first.event() instanceof Event.MutationProposed proposed)) {
                throw new IllegalStateException("Not a proposal: " + first);
            }
            boolean imported = false;
            MutationSignature approved = null;
            List<ChapterConfirmation> confirmed = new ArrayList<>();
            MutationSignature agreed = null;
            MutationId reversedBy = null;
            for (LedgerEntry entry : entries) {
                if (entry.event() instanceof Event.MutationImported) {
                    imported = true;
                } else if (entry.event() instanceof Event.MutationApproved e) {
                    approved = MutationSignature.of(entry, e.remark());
                } else if (entry.event() instanceof Event.MutationConfirmed e) {
                    confirmed.add(new ChapterConfirmation(e.chapter(), MutationSignature.of(entry, e.remark())));
                } else if (entry.event() instanceof Event.MutationAgreed e) {
                    agreed = MutationSignature.of(entry, e.remark());
                } else if (entry.event() instanceof Event.MutationReversed e) {
                    reversedBy = e.reversal();
                }
            }
            Proposal proposal = proposed.proposal();
            return new MutationDetails(
                    proposed.mutation(),
                    proposed.number(),
                    proposal.kind(),
                    proposal.title(),
                    proposal.explanation(),
                    proposal.moment(),
                    proposal.day(),
                    proposal.basis(),
                    proposal.precision(),
                    proposal.source(),
                    proposal.note(),
                    proposal.oneSided(),
                    imported,
                    MutationSignature.of(first, null),
                    approved,
                    confirmed,
                    agreed,
                    reversedBy,
                    proposal.coverage(),
                    proposal.mutationClass(),
                    proposal.marks(),
                    proposal.postings());
        }
    }

    /**
     * Actor and time.
     *
     * @param remark remark with a consent; null if there is none
     */
    public record MutationSignature(
            RecordedActor by, Instant at, @Nullable String remark) {
        static MutationSignature of(LedgerEntry entry, @Nullable String remark) {
            return new MutationSignature(entry.metadata().actor(), entry.recordedAt(), remark);
        }
    }

    /** Confirmation of another chapter. */
    public record ChapterConfirmation(ChapterCode chapter, MutationSignature signature) {}
}
