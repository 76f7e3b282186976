package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/** What a chapter or its documents state beside the balances. It is part of no balance; the last statement holds. */
public sealed interface StatementEvent extends Event.ChapterStatement {
    /** The most that a chapter may carry from a budget year to the next, in whole thousands of euros. */
    record YearEndMarginCapRecorded(
            ChapterCode chapter, BudgetYear year, Moment moment, Thousands thousands, Source source)
            implements StatementEvent {}

    /** A chapter stated how a package must balance. */
    record CoverageFormStated(ChapterCode chapter, String coverage, CoverageForm form, String reason)
            implements StatementEvent {}

    /** The budget flexibility of an article, as a document states it. */
    record BudgetFlexibilityRecorded(BudgetFlexibility flexibility) implements StatementEvent {
        @Override
        public ChapterCode chapter() {
            return flexibility.item().chapter();
        }
    }
}
