package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/** Refusals of records about what limits or binds the budget of a chapter. */
public sealed interface BudgetConstraintRefusal extends Refusal {
    /** The Aanvullende Post has no year-end margin. */
    record MarginWithoutStatement(ChapterCode chapter) implements BudgetConstraintRefusal {}

    record MarginCapBefore(ChapterCode chapter, BudgetYear year, Thousands thousands)
            implements BudgetConstraintRefusal {}

    record CoverageFormBefore(ChapterCode chapter, String coverage, CoverageForm form)
            implements BudgetConstraintRefusal {}

    record FlexibilityBefore(ItemPath item, BudgetYear year, Moment moment) implements BudgetConstraintRefusal {}
}
