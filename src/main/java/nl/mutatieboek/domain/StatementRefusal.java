package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/** Refusals about what a chapter or its documents state beside the balances. */
public sealed interface StatementRefusal extends Refusal {
    /** The Aanvullende Post has no year-end margin. */
    record MarginWithoutStatement(ChapterCode chapter) implements StatementRefusal {}

    record MarginCapBefore(ChapterCode chapter, BudgetYear year, Thousands thousands) implements StatementRefusal {}

    record CoverageFormBefore(ChapterCode chapter, String coverage, CoverageForm form) implements StatementRefusal {}

    record FlexibilityBefore(ItemPath item, BudgetYear year, Moment moment) implements StatementRefusal {}
}
