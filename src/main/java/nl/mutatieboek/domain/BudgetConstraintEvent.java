package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/**
 * What limits or binds the budget of a chapter, as the chapter or its documents state it: margin caps, forms of cover,
 * flexibility. It changes no balance and refuses no mutation; the last record holds.
 */
public sealed interface BudgetConstraintEvent extends Event.ChapterEvent {
    /** The most that a chapter may carry from a budget year to the next, in whole thousands of euros. */
    record YearEndMarginCapRecorded(
            ChapterCode chapter, BudgetYear year, Moment moment, Thousands thousands, Source source)
            implements BudgetConstraintEvent {}

    /** A chapter stated how a package must balance. */
    record CoverageFormStated(ChapterCode chapter, String coverage, CoverageForm form, String reason)
            implements BudgetConstraintEvent {}

    /** The budget flexibility of an article, as a document states it. */
    record BudgetFlexibilityRecorded(BudgetFlexibility flexibility) implements BudgetConstraintEvent {
        @Override
        public ChapterCode chapter() {
            return flexibility.item().chapter();
        }
    }
}
