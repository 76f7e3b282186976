package nl.mutatieboek.mutation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ResponseChapterScope;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.platform.http.DomainTerm;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Which mutations are asked, whatever the door; null asks all. All that is asked holds together.
 *
 * @param chapter on whose behalf it is proposed
 * @param basis how it is known, or one of its lines
 * @param item that it touches, or something below it
 * @param amount of one of its lines; of one on the item, where that is asked too
 * @param presentedIn the moment that presents it
 * @param proposedBy the subject
 * @param person the subject, or a part of the name of that day, of somebody who did anything to its dossier
 * @param document words that stand in its source, or in the number of its parliamentary paper
 * @param text words that stand anywhere in what people wrote in its dossier
 * @param effectiveFrom it holds from this day or a later one
 * @param effectiveUntil it holds from this day or an earlier one
 * @param recordedFrom something of its dossier was recorded on this day, in the Netherlands, or a later one
 * @param recordedUntil likewise, or an earlier one
 */
@EmptyMeansAbsent
public record MutationSearchCriteria(
        @Nullable MutationState state,
        @Nullable ChapterCode chapter,
        @Nullable MutationKind kind,
        @Nullable Basis basis,
        @Nullable ItemPath item,
        @Nullable SearchAmount amount,
        @Nullable Moment presentedIn,
        @Nullable PersonId proposedBy,
        @DomainTerm("search-text") @Nullable String person,
        @DomainTerm("search-text") @Nullable String document,
        @DomainTerm("search-text") @Nullable String text,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @Nullable LocalDate recordedFrom,
        @Nullable LocalDate recordedUntil)
        implements QueryParameters {
    /** Every mutation. */
    public static final MutationSearchCriteria ALL = new MutationSearchCriteria(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** What stands somewhere, of a proposer or of all. */
    static MutationSearchCriteria of(MutationState state, @Nullable PersonId proposedBy) {
        return new MutationSearchCriteria(
                state, null, null, null, null, null, null, proposedBy, null, null, null, null, null, null, null);
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
     * The chapters of a response that contains these mutations only. A mutation is shown to whoever may see one of its chapters, so what
     * it moves in other chapters adds none.
     */
    public ResponseChapterScope scope() {
        return ResponseChapterScope.of(Stream.of(
                        Optional.ofNullable(chapter), Optional.ofNullable(item).map(ItemPath::chapter))
                .flatMap(Optional::stream)
                .toList());
    }

    /** Whether more is asked than a text and a state. */
    public boolean isDetailed() {
        return !new MutationSearchCriteria(
                        state, null, null, null, null, null, null, null, null, null, text, null, null, null, null)
                .equals(this);
    }

    /** Whether it asks nothing but what lines say: their item and amount. */
    public boolean filtersPostingsOnly() {
        return ALL.ofLines(item, amount).equals(this);
    }

    private MutationSearchCriteria ofLines(@Nullable ItemPath on, @Nullable SearchAmount thousands) {
        return new MutationSearchCriteria(
                state,
                chapter,
                kind,
                basis,
                on,
                thousands,
                presentedIn,
                proposedBy,
                person,
                document,
                text,
                effectiveFrom,
                effectiveUntil,
                recordedFrom,
                recordedUntil);
    }

    /** Whether what a dossier says must be read to answer it. */
    boolean needsMutationContent() {
        return Stream.of(basis, person, document, text).anyMatch(Objects::nonNull);
    }

    /** Whether it asks when anything was recorded. */
    boolean filtersByRecordingDate() {
        return recordedFrom != null || recordedUntil != null;
    }

    /** Whether a mutation from this day is asked. */
    boolean matchesEffectiveDate(LocalDate day) {
        return (effectiveFrom == null || !day.isBefore(effectiveFrom))
                && (effectiveUntil == null || !day.isAfter(effectiveUntil));
    }
}
