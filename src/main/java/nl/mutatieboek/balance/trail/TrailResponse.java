package nl.mutatieboek.balance.trail;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.balance.trail.TrailEntry.MutationSignature;
import nl.mutatieboek.balance.trail.TrailQueries.PendingPosting;
import nl.mutatieboek.balance.trail.TrailQueries.TrailCriteria;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.BudgetConstraintEvent.CoverageFormStated;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.RecordedActor;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history of an item.
 *
 * @param lineage predecessors whose postings are included
 * @param sharedWith other successors of those predecessors
 * @param ledgerNumber ledger number up to which it is complete
 * @param order order of the entries and of the running balance
 * @param pending pending postings; on the first page only
 */
public record TrailResponse(
        ItemPath item,
        List<ItemPath> lineage,
        List<ItemPath> sharedWith,
        AsOfResponse axes,
        long ledgerNumber,
        PostingOrder order,
        List<TrailEntryResponse> entries,
        List<PendingPostingResponse> pending) {
    /**
     * Creates a page.
     *
     * @param rules rule for each kind
     * @param names name of an actor on that day
     */
    public static TrailResponse of(
            TrailCriteria question,
            List<TrailEntry> entries,
            List<PendingPosting> pending,
            Function<MutationKind, String> rules,
            Function<RecordedActor, Optional<String>> names) {
        return new TrailResponse(
                question.item(),
                question.ancestry().predecessors(),
                question.ancestry().sharedWith(),
                AsOfResponse.of(question.point()),
                question.point().ledgerNumber(),
                question.order(),
                entries.stream()
                        .map(entry -> TrailEntryResponse.of(entry, question.point(), rules, names))
                        .toList(),
                pending.stream()
                        .map(line -> PendingPostingResponse.of(line, question.point(), rules, names))
                        .toList());
    }

    /**
     * A pending posting, which counts in no balance.
     *
     * @param href address of its mutation, as of this point in time
     * @param rule rule that allows it, in the language of {@code Accept-Language}
     * @param thousands pending change, in whole thousands of euros
     * @param marks where it counts at this point in time; null is not known
     */
    public record PendingPostingResponse(
            String mutation,
            String href,
            String number,
            MutationKind kind,
            String rule,
            String title,
            String moment,
            String effectiveOn,
            String item,
            Flow flow,
            int year,
            long thousands,
            @JsonIgnoreProperties("sha256") Source source,
            MutationSignatureResponse proposed,
            BudgetMarks marks) {
        static PendingPostingResponse of(
                PendingPosting line,
                ResolvedAsOf point,
                Function<MutationKind, String> rules,
                Function<RecordedActor, Optional<String>> names) {
            MutationDetails mutation = line.mutation();
            Posting posting = line.posting();
            return new PendingPostingResponse(
                    mutation.id().toString(),
                    address(mutation.id(), point),
                    mutation.number(),
                    mutation.kind(),
                    rules.apply(mutation.kind()),
                    mutation.title(),
                    mutation.moment().toString(),
                    mutation.effectiveOn().toString(),
                    posting.item().toString(),
                    posting.flow(),
                    posting.year().value(),
                    posting.thousands().value(),
                    mutation.source(),
                    MutationSignatureResponse.of(null, mutation.proposed(), names),
                    mutation.marksOf(posting, point));
        }
    }

    /**
     * Coverage package of a posting, with the form of cover that the chapter of the posting states.
     *
     * @param form null if the chapter states none
     * @param reason why it states that form; null if it states none
     */
    record TrailCoverageResponse(
            String name,
            @Nullable CoverageForm form,
            @Nullable String reason) {
        static @Nullable TrailCoverageResponse of(TrailEntry entry, ResolvedAsOf point) {
            String name = entry.mutation().coverage();
            CoverageFormStated stated = entry.coverageForm(point);
            return name == null
                    ? null
                    : stated == null
                            ? new TrailCoverageResponse(name, null, null)
                            : new TrailCoverageResponse(name, stated.form(), stated.reason());
        }
    }

    /**
     * A booked posting with its explanation.
     *
     * @param thousands the change, in whole thousands of euros
     * @param balance balance of the requested item for this flow and year after it
     * @param href address of its mutation, as of this point in time
     * @param rule rule that allowed it, in the language of {@code Accept-Language}
     * @param oneSided whether the leg of one chapter is inferred, and in no document of that chapter
     * @param coverage coverage package of its mutation; null if it has none
     * @param marks where it counts at this point in time; null is not known
     */
    public record TrailEntryResponse(
            long ledgerNumber,
            int line,
            String recordedAt,
            String mutation,
            String href,
            String number,
            MutationKind kind,
            String rule,
            String title,
            String explanation,
            String moment,
            String effectiveOn,
            String item,
            Flow flow,
            int year,
            long thousands,
            long balance,
            Basis basis,
            @Nullable String note,
            @Nullable String mutationNote,
            boolean oneSided,
            long precisionThousands,
            @JsonIgnoreProperties("sha256") Source source,
            MutationSignatureResponse proposed,
            @Nullable MutationSignatureResponse approved,
            List<MutationSignatureResponse> confirmed,
            @Nullable MutationSignatureResponse agreed,
            @Nullable MutationId reversedBy,
            @Nullable TrailCoverageResponse coverage,
            BudgetMarks marks) {
        static TrailEntryResponse of(
                TrailEntry entry,
                ResolvedAsOf point,
                Function<MutationKind, String> rules,
                Function<RecordedActor, Optional<String>> names) {
            RunningBalance line = entry.runningBalance();
            MutationDetails mutation = entry.mutation();
            return new TrailEntryResponse(
                    line.position().ledgerNumber(),
                    line.position().line(),
                    entry.recordedAt().toString(),
                    line.mutation().toString(),
                    address(line.mutation(), point),
                    mutation.number(),
                    mutation.kind(),
                    rules.apply(mutation.kind()),
                    mutation.title(),
                    mutation.explanation(),
                    line.moment().toString(),
                    line.effectiveOn().toString(),
                    entry.posting().item().toString(),
                    line.flow(),
                    line.year().value(),
                    line.thousands().value(),
                    line.balance().value(),
                    entry.basis(),
                    entry.posting().note(),
                    mutation.note(),
                    mutation.oneSided(),
                    mutation.precision().thousands(),
                    mutation.source(),
                    MutationSignatureResponse.of(null, mutation.proposed(), names),
                    mutation.approved() == null ? null : MutationSignatureResponse.of(null, mutation.approved(), names),
                    mutation.confirmed().stream()
                            .map(c -> MutationSignatureResponse.of(c.chapter().value(), c.signature(), names))
                            .toList(),
                    mutation.agreed() == null ? null : MutationSignatureResponse.of(null, mutation.agreed(), names),
                    mutation.reversedBy(),
                    TrailCoverageResponse.of(entry, point),
                    entry.marks(point));
        }
    }

    private static String address(MutationId mutation, ResolvedAsOf point) {
        String knownAt = point.axes().knownAt();
        return "/v1/mutations/" + mutation + (knownAt == null ? "" : "?knownAt=" + knownAt);
    }

    /**
     * Actor and time; for a confirmation also the chapter.
     *
     * @param by permanent subject
     * @param byName name on that day; null if none was kept, or it was erased
     * @param remark remark with a consent; null if there is none
     */
    public record MutationSignatureResponse(
            @Nullable String chapter,
            String by,
            @Nullable String byName,
            String at,
            @Nullable String remark) {
        static MutationSignatureResponse of(
                @Nullable String chapter,
                MutationSignature signature,
                Function<RecordedActor, Optional<String>> names) {
            return new MutationSignatureResponse(
                    chapter,
                    signature.by().subject(),
                    names.apply(signature.by()).orElse(null),
                    signature.at().toString(),
                    signature.remark());
        }
    }
}
