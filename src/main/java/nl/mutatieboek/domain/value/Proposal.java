package nl.mutatieboek.domain.value;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Content of a mutation as proposed.
 *
 * @param title one line, at most 200 characters
 * @param explanation at most 10,000 characters
 * @param moment moment whose document presents it
 * @param momentFrom first moment of a span for which the source gives one figure
 * @param effectiveOn effective day; null in a command for the moment's submission date
 * @param continuation continuation of the series after its last year
 * @param basis certainty of the figures
 * @param newPolicy whether it is new policy, which must not be executed before authorisation (Comptabiliteitswet 2016,
 *     art. 2.27)
 * @param mutationClass class of all its lines that state none of their own; null if it states none
 * @param precision unit to which the source rounds
 * @param particulars fields that depend on the kind
 * @param coverage name of the package of mutations that must balance together (dekking); one line of at most 100
 *     characters
 * @param note remark for readers
 * @param corrects the reversed mutation that this one replaces
 * @param reversal null unless the kind is {@code REVERSAL}
 * @param marks marks of all its lines that state none of their own; null if it states none
 * @param postings 1 to 5,000 postings
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
        @Nullable StatedMarks marks,
        List<Posting> postings) {
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
        if (marks != null && marks.budget().mutationClass() != null) {
            throw new IllegalArgumentException("The class of a mutation is its own field");
        }
        if ((kind == MutationKind.REVERSAL) != (reversal != null)) {
            throw new IllegalArgumentException("Kind REVERSAL requires a reversal, and other kinds must not have one");
        }
    }

    /** Validates a title: one line of at most 200 characters. */
    public static String requireTitle(String title) {
        return TextValidator.requireLine(title, 200);
    }

    /** Validates an explanation: at most 10,000 characters. */
    public static String requireExplanation(String explanation) {
        return TextValidator.requireProse(explanation, 10_000);
    }

    /** Normalises the name of a package ({@link TextValidator#requireName}); at most 100 characters. */
    public static String requireCoverage(String coverage) {
        return TextValidator.requireName(coverage, 100);
    }

    /** Validates a note: at most 2,000 characters. */
    public static String requireNote(String note) {
        return TextValidator.requireProse(note, 2_000);
    }

    /**
     * Parses a day such as {@code 2025-09-16} within the budget years of the book.
     *
     * @throws MalformedValueException if it is invalid
     */
    public static LocalDate parseDate(String text) {
        try {
            return requireDate(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new MalformedValueException(ExpectedValue.DATE, "no day written as 2025-09-16");
        }
    }

    /** Validates that a date is within the budget years that the book knows. */
    public static LocalDate requireDate(LocalDate date) {
        if (date.getYear() < BudgetYear.FIRST || date.getYear() > BudgetYear.LAST) {
            throw new MalformedValueException(ExpectedValue.DATE, date + " lies outside the budget years of the book");
        }
        return date;
    }

    public SortedSet<ChapterCode> chapters() {
        SortedSet<ChapterCode> chapters = new TreeSet<>();
        postings.forEach(posting -> chapters.add(posting.item().chapter()));
        return chapters;
    }

    /** Returns the postings of one chapter in their order. */
    public List<Posting> postingsOf(ChapterCode chapter) {
        return postings.stream()
                .filter(posting -> posting.item().chapter().equals(chapter))
                .toList();
    }

    /** Whether only one chapter's leg is inferred: no document of that chapter shows it, consented or not. */
    public boolean oneSided() {
        Set<Boolean> inferred = chapters().stream()
                .map(chapter -> postingsOf(chapter).stream().allMatch(this::isInferred))
                .collect(Collectors.toSet());
        return inferred.size() == 2;
    }

    private boolean isInferred(Posting posting) {
        return (posting.basis() == null ? basis : posting.basis()) == Basis.INFERRED;
    }

    /** Returns the marks of a line: its own, and those of the mutation where it states none. */
    public StatedMarks marksOf(Posting posting) {
        return StatedMarks.combine(posting.marks(), marks, mutationClass);
    }

    /** Returns the class of a line: its own, or else that of the mutation. */
    public @Nullable MutationClass classOf(Posting posting) {
        return marksOf(posting).budget().mutationClass();
    }

    public Proposal effectiveOn(LocalDate date) {
        return new ProposalBuilder(this).effectiveOn(date).build();
    }

    public Proposal withPostings(List<Posting> replaced) {
        return new ProposalBuilder(this).postings(replaced).build();
    }

    /** Returns the proposal that reverses this booked one. */
    public Proposal toReversal(
            MutationId id, String number, String reason, Moment reversalMoment, LocalDate reversalDay) {
        Reversal link = reversal == null
                ? new Reversal(id, kind, false)
                : new Reversal(id, reversal.originalKind(), !reversal.restores());
        return new ProposalBuilder(
                        MutationKind.REVERSAL,
                        RecordedTextFormatter.format("reversal.title", number),
                        reason,
                        reversalMoment,
                        source,
                        // A reversal in a later moment leaves the stated balance of this moment as it is.
                        postings.stream()
                                .map(posting ->
                                        reversalMoment.equals(moment) ? posting : posting.withoutStatedBalance())
                                .map(Posting::negated)
                                .toList())
                .effectiveOn(reversalDay)
                .continuation(continuation)
                .basis(basis)
                .newPolicy(newPolicy)
                .mutationClass(mutationClass)
                .precision(precision)
                .particulars(particulars.lineageOnly())
                .coverage(coverage)
                .reversal(link)
                .marks(marks)
                .build();
    }

    /**
     * Returns the effective day.
     *
     * <p>@throws IllegalStateException before the proposal is accepted
     */
    public LocalDate day() {
        if (effectiveOn == null) {
            throw new IllegalStateException("The effective day is unknown before the proposal is accepted");
        }
        return effectiveOn;
    }
}
