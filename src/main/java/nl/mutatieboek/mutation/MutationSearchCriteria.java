package nl.mutatieboek.mutation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Search criteria for mutations; null matches all. All criteria must match.
 *
 * @param chapter chapter on whose behalf it is proposed
 * @param basis basis of the mutation or of one of its postings
 * @param item item that it touches, or an ancestor of one
 * @param amount amount of one of its postings; of one on the item, if both are given
 * @param mark mark of one of its postings; of one on the item or with the amount, if given too
 * @param presentedIn the moment that presents it
 * @param proposedBy subject identifier of the proposer
 * @param person subject identifier, or part of the name at that time, of anyone who acted on it
 * @param document words in its source or in the number of its parliamentary paper
 * @param text words in any text of the mutation
 * @param effectiveFrom first effective date
 * @param effectiveUntil last effective date
 * @param recordedFrom first recording date of any of its entries, in the time zone of the Netherlands
 * @param recordedUntil last recording date of any of its entries
 */
@EmptyMeansAbsent
public record MutationSearchCriteria(
        @Nullable MutationState state,
        @Nullable ChapterCode chapter,
        @Nullable MutationKind kind,
        @Nullable Basis basis,
        @Nullable ItemPath item,
        @Nullable SearchAmount amount,
        @Nullable MarkSelection mark,
        @Nullable Moment presentedIn,
        @Nullable PersonId proposedBy,
        @ValidDomainTerm("search-text") @Nullable String person,
        @ValidDomainTerm("search-text") @Nullable String document,
        @ValidDomainTerm("search-text") @Nullable String text,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @Nullable LocalDate recordedFrom,
        @Nullable LocalDate recordedUntil)
        implements ValidatedQuery {
    public static final MutationSearchCriteria ALL = ofProposer(null, null);

    private MutationSearchCriteria(
            @Nullable MutationState state,
            @Nullable ChapterCode chapter,
            @Nullable MutationKind kind,
            @Nullable Moment presentedIn,
            @Nullable PersonId proposedBy) {
        this(
                state,
                chapter,
                kind,
                null,
                null,
                null,
                null,
                presentedIn,
                proposedBy,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Creates criteria for the mutations of a proposer in a state. */
    public static MutationSearchCriteria ofProposer(@Nullable MutationState state, @Nullable PersonId proposedBy) {
        return new MutationSearchCriteria(state, null, null, null, proposedBy);
    }

    /** Creates criteria for the mutations of a chapter in the document of a moment. */
    public static MutationSearchCriteria ofMoment(@Nullable ChapterCode chapter, Moment presentedIn) {
        return new MutationSearchCriteria(null, chapter, null, presentedIn, null);
    }

    /** Creates criteria for the mutations of a kind. */
    public static MutationSearchCriteria ofKind(MutationKind kind) {
        return new MutationSearchCriteria(null, null, kind, null, null);
    }

    @Override
    public void check(BiConsumer<String, String> wrong) {
        requirePeriod(effectiveFrom, effectiveUntil, "effectiveUntil", wrong);
        requirePeriod(recordedFrom, recordedUntil, "recordedUntil", wrong);
    }

    private static void requirePeriod(
            @Nullable LocalDate from, @Nullable LocalDate until, String name, BiConsumer<String, String> wrong) {
        if (from != null && until != null && until.isBefore(from)) {
            wrong.accept(name, "period-reversed");
        }
    }

    /**
     * The chapters of a response that contains only these mutations. A mutation is visible to readers of any of its
     * chapters, so its other chapters add none.
     */
    public EmbargoCheckScope scope() {
        return EmbargoCheckScope.of(Stream.of(
                        Optional.ofNullable(chapter), Optional.ofNullable(item).map(ItemPath::chapter))
                .flatMap(Optional::stream)
                .toList());
    }

    /**
     * Resolves the point in time of a page with these mutations, limited to those that touch a chapter. They are visible
     * to the readers of that chapter, whatever else they touch.
     */
    public ResolvedAsOf awaitForReader(ChapterScopeQuery within, PointInTimeQuery at, AsOfResolver points) {
        return within.chapter() == null ? points.awaitForReader(at, scope()) : within.awaitForReader(at, points);
    }

    /** Whether criteria other than text and state are given. */
    public boolean isDetailed() {
        return item != null || amount != null || mark != null || hasOtherDetails();
    }

    /** Whether the text is the only criterion, except the state and the chapter. */
    boolean searchesTextOnly() {
        return text != null
                && item == null
                && amount == null
                && mark == null
                && Stream.of(kind, basis, presentedIn, proposedBy, person, document, effectiveFrom, effectiveUntil)
                        .allMatch(Objects::isNull)
                && !filtersByRecordingDate();
    }

    /** Returns these criteria for an amount instead of the text. */
    MutationSearchCriteria withAmount(SearchAmount other) {
        return with(other, null, null);
    }

    /** Returns these criteria for a person instead of the text. */
    MutationSearchCriteria withPerson(String other) {
        return with(null, other, null);
    }

    /** Returns these criteria for a document instead of the text. */
    MutationSearchCriteria withDocument(String other) {
        return with(null, null, other);
    }

    private MutationSearchCriteria with(
            @Nullable SearchAmount otherAmount, @Nullable String otherPerson, @Nullable String otherDocument) {
        return new MutationSearchCriteria(
                state,
                chapter,
                kind,
                basis,
                item,
                otherAmount,
                mark,
                presentedIn,
                proposedBy,
                otherPerson,
                otherDocument,
                null,
                effectiveFrom,
                effectiveUntil,
                recordedFrom,
                recordedUntil);
    }

    /** Whether only postings are filtered, by item and amount. */
    public boolean filtersPostingsOnly() {
        return state == null && text == null && mark == null && !hasOtherDetails();
    }

    private boolean hasOtherDetails() {
        return Stream.of(chapter, kind, basis, presentedIn, proposedBy, person, document, effectiveFrom, effectiveUntil)
                        .anyMatch(Objects::nonNull)
                || filtersByRecordingDate();
    }

    /** Whether the content of mutations must be read. */
    boolean needsMutationContent() {
        return Stream.of(basis, person, document, text).anyMatch(Objects::nonNull);
    }

    boolean filtersByRecordingDate() {
        return recordedFrom != null || recordedUntil != null;
    }

    boolean matchesEffectiveDate(LocalDate day) {
        return (effectiveFrom == null || !day.isBefore(effectiveFrom))
                && (effectiveUntil == null || !day.isAfter(effectiveUntil));
    }
}
