package nl.mutatieboek.mutation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.Signal;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * A mutation in the API.
 *
 * @param effectiveOn first day on which it is in effect
 * @param until last year of the series, if the continuation is UNTIL
 * @param precisionThousands rounding unit of the source, in thousands of euros
 * @param lineage the was-wordt table of a reorganisation; empty if there is none
 * @param coverage name of its coverage package
 * @param signals reasons for a second look; never refusals
 * @param chapter chapter on whose behalf it is proposed
 * @param reason why it was rejected, returned or withdrawn
 * @param marks marks of all lines that state none of their own
 * @param ledgerNumber number of its last entry; null in a dry run
 * @param recordedAt when that entry was recorded; null in a dry run
 */
record MutationResponse(
        MutationId id,
        String number,
        MutationKind kind,
        MutationState state,
        String title,
        String explanation,
        Moment moment,
        @Nullable Moment momentFrom,
        LocalDate effectiveOn,
        Continuation.Type continuation,
        @Nullable BudgetYear until,
        Basis basis,
        Source source,
        boolean newPolicy,
        @JsonProperty("class") @Nullable MutationClass mutationClass,
        Precision precisionThousands,
        @JsonUnwrapped @JsonIgnoreProperties("lineage") KindDetails kindDetails,
        List<Succession> lineage,
        @Nullable String coverage,
        List<SignalResponse> signals,
        @JsonUnwrapped ExecutionResponse execution,
        @Nullable String note,
        @JsonUnwrapped RelatedMutationsResponse related,
        ChapterCode chapter,
        String proposedBy,
        @Nullable String proposedByName,
        @Nullable Instant proposedAt,
        ConsentsResponse consents,
        @Nullable String reason,
        @Nullable StatedMarks marks,
        List<Posting> postings,
        List<AttachmentResponse> attachments,
        @Nullable Long ledgerNumber,
        @Nullable Instant recordedAt) {
    /**
     * Execution of new policy.
     *
     * @param earlyExecutionLetter the letter by which it is executed before parliament has authorised it (CW 2016, art.
     *     2.27(2)), or was until it was reversed
     * @param executable whether it may be executed; null if it is not new policy, or not booked
     * @param executableGround the acts that authorise it, or the letter; null if there is none
     */
    record ExecutionResponse(
            @Nullable String earlyExecutionLetter,
            NewPolicyStatus.@Nullable ExecutionState executable,
            @Nullable String executableGround) {
        static ExecutionResponse of(Mutation mutation, @Nullable NewPolicyStatus status) {
            String letter = switch (mutation) {
                case Mutation.Booked booked -> booked.earlyExecutionLetter();
                case Mutation.Reversed reversed -> reversed.earlyExecutionLetter();
                default -> null;
            };
            return new ExecutionResponse(
                    letter, status == null ? null : status.state(), status == null ? null : status.ground());
        }
    }

    /**
     * Mutations that replace or reverse each other.
     *
     * @param corrects the mutation that this one replaces; null if the reader may not see that
     * @param reverses the mutation that this one reverses; null if the reader may not see it
     * @param reversedBy the mutation that reversed this one
     * @param reversalProposed the pending mutation that would reverse this one
     */
    record RelatedMutationsResponse(
            @Nullable MutationId corrects,
            @Nullable MutationId reverses,
            @Nullable MutationId reversedBy,
            @Nullable MutationId reversalProposed) {
        static RelatedMutationsResponse of(MutationSnapshot snapshot, MutationQueries queries) {
            Mutation mutation = snapshot.mutation();
            Reversal reversal = snapshot.facts().proposal().reversal();
            return new RelatedMutationsResponse(
                    queries.findVisiblePredecessor(snapshot),
                    reversal == null || !queries.isVisible(reversal.of()) ? null : reversal.of(),
                    mutation instanceof Mutation.Reversed reversed ? reversed.reversalId() : null,
                    mutation instanceof Mutation.Booked booked ? booked.reversal() : null);
        }
    }

    /**
     * Given and outstanding consents.
     *
     * @param given in chronological order
     * @param asked empty once the mutation is booked or has ended
     */
    record ConsentsResponse(List<GivenConsentResponse> given, List<OutstandingConsentResponse> asked) {}

    /**
     * A given consent.
     *
     * @param consent approval, confirmation or agreement
     * @param chapter chapter that consents; null for the finance ministry
     * @param by subject identifier, which is permanent
     * @param byName name at that time; null if none was stored or it was erased
     * @param remark remark of the person; null if there is none
     */
    record GivenConsentResponse(
            String consent,
            @Nullable ChapterCode chapter,
            String by,
            @Nullable String byName,
            @Nullable Instant at,
            @Nullable String remark) {}

    /**
     * An outstanding consent.
     *
     * @param consent approval, confirmation or agreement
     * @param chapter chapter whose people may consent; null for the finance ministry
     * @param people number of people still needed
     */
    record OutstandingConsentResponse(
            String consent, @Nullable ChapterCode chapter, int people) {}

    /**
     * A reason for a second look.
     *
     * @param thousands amount concerned, in whole thousands of euros
     */
    record SignalResponse(
            Signal.SignalType signal,
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable Thousands thousands) {
        static SignalResponse of(Signal signal) {
            return new SignalResponse(signal.sort(), signal.item(), signal.flow(), signal.year(), signal.thousands());
        }
    }

    /** Creates the response with the structure and the names known at that time, and related mutations if visible. */
    static MutationResponse of(
            MutationSnapshot snapshot,
            Supplier<StructureSnapshot> outline,
            ActorNameResolver names,
            MutationQueries queries) {
        MutationProposed facts = snapshot.facts();
        Proposal proposal = facts.proposal();
        Mutation mutation = snapshot.mutation();
        return new MutationResponse(
                facts.mutation(),
                facts.number(),
                proposal.kind(),
                MutationState.of(snapshot.mutation()),
                proposal.title(),
                proposal.explanation(),
                proposal.moment(),
                proposal.momentFrom(),
                proposal.day(),
                proposal.continuation().type(),
                proposal.continuation().until(),
                proposal.basis(),
                proposal.source(),
                proposal.newPolicy(),
                proposal.mutationClass(),
                proposal.precision(),
                proposal.particulars(),
                proposal.particulars().links(),
                proposal.coverage(),
                Signal.fromProposal(proposal).stream().map(SignalResponse::of).toList(),
                ExecutionResponse.of(
                        mutation, NewPolicyStatus.of(snapshot, outline).orElse(null)),
                proposal.note(),
                RelatedMutationsResponse.of(snapshot, queries),
                facts.chapter(),
                snapshot.proposedBy().subject(),
                names.findName(snapshot.proposedBy()).orElse(null),
                snapshot.proposedAt(),
                consents(snapshot, names),
                mutation instanceof Mutation.Ended ended ? ended.reason() : null,
                proposal.marks(),
                proposal.postings(),
                snapshot.attachments().stream()
                        .map(attachment -> AttachmentResponse.of(attachment, names))
                        .toList(),
                snapshot.ledgerNumber(),
                snapshot.recordedAt());
    }

    private static ConsentsResponse consents(MutationSnapshot snapshot, ActorNameResolver names) {
        return new ConsentsResponse(
                snapshot.givenConsents().stream()
                        .map(consent -> new GivenConsentResponse(
                                name(consent.type()),
                                consent.chapter(),
                                consent.by().subject(),
                                names.findName(consent.by()).orElse(null),
                                consent.at(),
                                consent.remark()))
                        .toList(),
                snapshot.outstandingConsents().stream()
                        .map(requested -> new OutstandingConsentResponse(
                                name(requested.type()), requested.chapter(), requested.people()))
                        .toList());
    }

    private static String name(MutationSnapshot.ConsentType sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
