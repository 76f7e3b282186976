package nl.mutatieboek.domain.mutation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.TooFewChapters;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/** Checks the invariant of each mutation kind (law 2); the policies beside it state the rules of a family of kinds. */
public final class KindInvariantPolicy {
    private KindInvariantPolicy() {}

    /**
     * Returns the first violation of the rules of its kind.
     *
     * @param chapters the open chapter of each posting
     */
    static Optional<Refusal> firstViolation(Proposal proposal, Function<Posting, Chapter.Open> chapters) {
        return firstRefusal(proposal, chapters);
    }

    /** Returns the first violation, without the rules that need the book, such as whether an item is a reserve. */
    public static Optional<Refusal> firstViolationWithoutBook(Proposal proposal) {
        return firstRefusal(proposal, null);
    }

    private static Optional<Refusal> firstRefusal(
            Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        return checkSuggestedKind(proposal)
                .or(() -> FigurePolicy.checkRounding(proposal))
                .or(() -> FigurePolicy.checkTotal(proposal))
                .or(() -> checkChapterCount(proposal))
                .or(() -> checkKindRule(proposal, chapters))
                .or(() -> proposal.kind().isZeroByRule()
                        ? first(List.of(
                                ZeroSumPolicy.checkBalanced(proposal), ZeroSumPolicy.checkAmountsMove(proposal)))
                        : Optional.empty());
    }

    /** Checks the number of chapters. Each of them consents, so a kind over more of them needs more consents. */
    private static Optional<Refusal> checkChapterCount(Proposal proposal) {
        return switch (proposal.kind()) {
            case TRANSFER, YEAR_END_MARGIN -> requireChapters(proposal, 2);
            case WAGE_AND_PRICE_ADJUSTMENT ->
                proposal.chapters().size() < 2
                        ? Optional.of(new TooFewChapters(
                                proposal.kind(), 2, proposal.chapters().size()))
                        : Optional.empty();
            case CASH_SHIFT, REORGANISATION, REVERSAL -> Optional.empty();
            case OPENING,
                    REALLOCATION,
                    RESERVATION,
                    RESERVE_ALLOCATION,
                    RE_ESTIMATE,
                    GROSS_UP,
                    INTENSIFICATION,
                    SPENDING_CUT,
                    AMENDMENT,
                    GOVERNMENT_AMENDMENT,
                    EXTRAPOLATION,
                    FINAL_BUDGET,
                    PUBLISHED -> requireChapters(proposal, 1);
        };
    }

    private static Optional<Refusal> requireChapters(Proposal proposal, int required) {
        int found = proposal.chapters().size();
        return found == required
                ? Optional.empty()
                : Optional.of(new WrongNumberOfChapters(proposal.kind(), required, found));
    }

    /** Checks the rules of the kind, except its chapters and that its postings sum to zero. */
    private static Optional<Refusal> checkKindRule(
            Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        return switch (proposal.kind()) {
            case OPENING -> DocumentKindPolicy.checkStatedOnce(proposal);
            case INTENSIFICATION, SPENDING_CUT, AMENDMENT, GOVERNMENT_AMENDMENT ->
                ZeroSumPolicy.checkAmountsMove(proposal);
            case RESERVATION ->
                first(List.of(
                        ReserveMutationPolicy.checkNotNegative(proposal),
                        ReserveMutationPolicy.checkEarmark(proposal, chapters),
                        ReserveMutationPolicy.checkReservedAmounts(proposal)));
            case RESERVE_ALLOCATION -> ReserveMutationPolicy.checkReserveSigns(proposal, chapters);
            case CASH_SHIFT ->
                first(List.of(
                        ZeroSumPolicy.checkAmountsMove(proposal),
                        CashShiftPolicy.checkBalancedOverYears(proposal),
                        CashShiftPolicy.checkSeveralYears(proposal),
                        CashShiftPolicy.checkShiftsBetweenYears(proposal)));
            case GROSS_UP ->
                first(List.of(GrossUpPolicy.checkGrossUpEven(proposal), GrossUpPolicy.checkGrossUpMoves(proposal)));
            case WAGE_AND_PRICE_ADJUSTMENT ->
                first(List.of(
                        CounterEntryPolicy.checkCounterEntry(proposal, chapters),
                        CounterEntryPolicy.checkOpposite(proposal, chapters)));
            case YEAR_END_MARGIN ->
                first(List.of(
                        CounterEntryPolicy.checkCounterEntry(proposal, chapters),
                        CounterEntryPolicy.checkNextYear(proposal)));
            case EXTRAPOLATION ->
                first(List.of(
                        DocumentKindPolicy.checkAddedYear(proposal),
                        DocumentKindPolicy.checkAdjustmentReason(proposal),
                        DocumentKindPolicy.checkStatedOnce(proposal)));
            case FINAL_BUDGET ->
                first(List.of(
                        DocumentKindPolicy.checkFinalAct(proposal), DocumentKindPolicy.checkStatedOnce(proposal)));
            // A reversal negates booked postings, which kept their own rule.
            case REVERSAL, RE_ESTIMATE, PUBLISHED, TRANSFER, REALLOCATION, REORGANISATION -> Optional.empty();
        };
    }

    private static Optional<Refusal> first(List<Optional<Refusal>> checks) {
        return checks.stream().flatMap(Optional::stream).findFirst();
    }

    /** Only an extrapolation may carry {@code suggested}. */
    private static Optional<Refusal> checkSuggestedKind(Proposal proposal) {
        boolean suggested = proposal.postings().stream().anyMatch(posting -> posting.suggested() != null);
        return suggested && proposal.kind() != MutationKind.EXTRAPOLATION
                ? Optional.of(new FieldNotOfKind(proposal.kind(), "suggested"))
                : Optional.empty();
    }
}
