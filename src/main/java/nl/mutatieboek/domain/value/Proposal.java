package nl.mutatieboek.domain.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mutation, as somebody proposes it.
 *
 * @param kind the kind, which brings its rule
 * @param title one line, at most 200 characters
 * @param explanation why; at most 10,000 characters
 * @param moment the moment whose document presents it
 * @param momentFrom the first moment of the span, where a source gives one figure for several
 * @param effectiveOn from when it holds; null in a command means the moment's submission date
 * @param continuation how the series goes on after its last year
 * @param basis how the figures are known
 * @param source where they were read
 * @param newPolicy whether it is new policy, not to be carried out before authorisation (Comptabiliteitswet 2016, art. 2.27)
 * @param mutationClass policy, technical or windfall
 * @param precision to what the source rounded
 * @param particulars what its kind asks besides
 * @param coverage the package of mutations that together must balance (dekking), by its name; one line of at most 100
 *     characters
 * @param note what a reader must know
 * @param corrects the reversed mutation that this one replaces
 * @param reversal what it takes back; only and always for a reversal
 * @param postings 1 to 5,000 lines
 */
public record Proposal(
        MutationKind kind,
        String title,
        String explanation,
        Moment moment,
        @Nullable Moment momentFrom,
        @Nullable LocalDate effectiveOn,
        Continuation continuation,
        Basis basis,
        Source source,
        boolean newPolicy,
        @Nullable MutationClass mutationClass,
        Precision precision,
        KindDetails particulars,
        @Nullable String coverage,
        @Nullable String note,
        @Nullable MutationId corrects,
        @Nullable Reversal reversal,
        List<Posting> postings) {
    /** The most lines that one mutation may have. */
    public static final int MAX_POSTINGS = 5_000;

    public Proposal {
        requireTitle(title);
        requireExplanation(explanation);
        coverage = coverage == null ? null : requireCoverage(coverage);
        if (note != null) {
            requireNote(note);
        }
        if (effectiveOn != null) {
            requireDate(effectiveOn);
        }
        postings = List.copyOf(postings);
        if (postings.isEmpty() || postings.size() > MAX_POSTINGS) {
            throw new MalformedValueException(
                    ExpectedValue.POSTINGS, postings.size() + " postings, not 1 to " + MAX_POSTINGS);
        }
        if ((kind == MutationKind.REVERSAL) != (reversal != null)) {
            throw new IllegalArgumentException("A reversal, and nothing else, says what it takes back");
        }
    }

    /** One line of at most 200 characters. */
    public static String requireTitle(String title) {
        return TextValidator.requireLine(title, 200);
    }

    /** At most 10,000 characters. */
    public static String requireExplanation(String explanation) {
        return TextValidator.requireProse(explanation, 10_000);
    }

    /** The name of a package in its one spelling ({@link TextValidator#requireName}), at most 100 characters. */
    public static String requireCoverage(String coverage) {
        return TextValidator.requireName(coverage, 100);
    }

    /** At most 2,000 characters. */
    public static String requireNote(String note) {
        return TextValidator.requireProse(note, 2_000);
    }

    /** A date within the budget years that the book knows. */
    public static LocalDate requireDate(LocalDate date) {
        if (date.getYear() < BudgetYear.FIRST || date.getYear() > BudgetYear.LAST) {
            throw new MalformedValueException(ExpectedValue.DATE, date + " lies outside the budget years of the book");
        }
        return date;
    }

    /** The chapters that its postings touch. */
    public SortedSet<ChapterCode> chapters() {
        SortedSet<ChapterCode> chapters = new TreeSet<>();
        postings.forEach(posting -> chapters.add(posting.item().chapter()));
        return chapters;
    }

    /** The postings of one chapter, in their order. */
    public List<Posting> postingsOf(ChapterCode chapter) {
        return postings.stream()
                .filter(posting -> posting.item().chapter().equals(chapter))
                .toList();
    }

    /**
     * Whether the leg of one chapter is concluded only, while that of another is not: no document of the first shows it.
     * Consents do not change that.
     */
    public boolean oneSided() {
        Set<Boolean> inferred = chapters().stream()
                .map(chapter -> postingsOf(chapter).stream().allMatch(this::isInferred))
                .collect(Collectors.toSet());
        return inferred.size() == 2;
    }

    private boolean isInferred(Posting posting) {
        return (posting.basis() == null ? basis : posting.basis()) == Basis.INFERRED;
    }

    public Proposal effectiveOn(LocalDate date) {
        return new Proposal(
                kind,
                title,
                explanation,
                moment,
                momentFrom,
                date,
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
                postings);
    }

    /** The same with other lines. */
    public Proposal withPostings(List<Posting> lines) {
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
                lines);
    }

    /** The proposal that takes this one, already booked, back. */
    public Proposal toReversal(MutationId id, String number, String reason, Moment in, LocalDate on) {
        Reversal link = reversal == null
                ? new Reversal(id, kind, false)
                : new Reversal(id, reversal.originalKind(), !reversal.restores());
        return new Proposal(
                MutationKind.REVERSAL,
                "Tegenboeking van " + number,
                reason,
                in,
                null,
                on,
                continuation,
                basis,
                source,
                newPolicy,
                mutationClass,
                precision,
                particulars.lineageOnly(),
                coverage,
                null,
                null,
                link,
                // In a later moment a balance that was stated stays what its document says of its own.
                postings.stream()
                        .map(posting -> in.equals(moment) ? posting : posting.withoutStatedBalance())
                        .map(Posting::negated)
                        .toList());
    }

    /** The day from which it holds; known once the proposal has been accepted. */
    public LocalDate day() {
        if (effectiveOn == null) {
            throw new IllegalStateException("A proposal without a day was not accepted yet");
        }
        return effectiveOn;
    }
}
