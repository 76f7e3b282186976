package nl.mutatieboek.domain;

import java.time.LocalDate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/** Refusals about single figures: their precision, size, suggestion, and reserves. */
public sealed interface FigureRefusal extends Refusal {
    /**
     * A figure is more precise than its source claims to be.
     *
     * @param precision unit to which the source rounds, in whole thousands of euros
     */
    record FigureNotRounded(ItemPath item, Flow flow, BudgetYear year, Thousands thousands, Thousands precision)
            implements FigureRefusal {}

    record ExtrapolatedBefore(ItemPath item, Flow flow, BudgetYear year) implements FigureRefusal {}

    /**
     * The extrapolated amount differs from the suggestion without a reason.
     *
     * @param suggested the year before minus ending series, in whole thousands of euros
     * @param thousands the proposed amount
     */
    record AdjustedWithoutReason(ItemPath item, Flow flow, BudgetYear year, Thousands suggested, Thousands thousands)
            implements FigureRefusal {}

    /**
     * The suggestion that the proposer saw differs from the current one.
     *
     * @param shown suggestion in the proposal, in whole thousands of euros
     * @param suggested the current suggestion: the year before minus ending series
     */
    record SuggestedOtherwise(ItemPath item, Flow flow, BudgetYear year, Thousands shown, Thousands suggested)
            implements FigureRefusal {}

    /**
     * The adjustment that a stated balance needs exceeds the maximum of one posting.
     *
     * @param thousands the adjustment in whole thousands of euros
     */
    record ChangeTooLarge(ItemPath item, Flow flow, BudgetYear year, Moment moment, Thousands thousands)
            implements FigureRefusal {}

    /**
     * The increases or the decreases of one mutation exceed the maximum of one posting.
     *
     * @param thousands their total in whole thousands of euros; negative for decreases
     */
    record MutationTotalTooLarge(ChapterCode chapter, Flow flow, BudgetYear year, Thousands thousands)
            implements FigureRefusal {}

    /**
     * The booked total in the direction of the posting already exceeds the maximum of one posting.
     *
     * @param thousands the amount of the posting, in whole thousands of euros
     */
    record ChapterTotalTooLarge(ChapterCode chapter, Flow flow, BudgetYear year, Thousands thousands)
            implements FigureRefusal {}

    record AlreadyOpened(ItemPath item, Flow flow, BudgetYear year) implements FigureRefusal {}

    /**
     * Law 3: a draw exceeds what the reserve has available.
     *
     * @param effectiveOn the first day on which the reserve would be overdrawn
     * @param moment the first such moment on that day
     * @param booked booked balance there, in whole thousands of euros
     * @param pending claims of pending mutations, zero or negative
     * @param available sum of booked and pending
     * @param asked amount that the mutation draws, positive
     */
    record ReserveOverdrawn(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            LocalDate effectiveOn,
            Moment moment,
            Thousands booked,
            Thousands pending,
            Thousands available,
            Thousands asked)
            implements FigureRefusal {}

    /**
     * Law 3: an item below zero cannot become a reserve.
     *
     * @param effectiveOn the first day on which it is below zero
     * @param moment the first such moment on that day
     * @param thousands the balance there, in whole thousands of euros
     */
    record ReserveBelowZero(
            ItemPath item, Flow flow, BudgetYear year, LocalDate effectiveOn, Moment moment, Thousands thousands)
            implements FigureRefusal {}
}
