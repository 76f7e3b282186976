package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Command that records what limits or binds the budget of a chapter. It changes no balance and refuses no mutation: a
 * cap that is exceeded is a signal.
 */
public sealed interface BudgetConstraintCommand extends Command {
    ChapterCode chapter();

    @Override
    default StreamId streamId() {
        return StreamId.of(chapter());
    }

    /**
     * Records the most that a chapter may carry from a budget year to the next. A later record replaces it.
     *
     * @param year budget year that the margin comes from
     * @param moment moment of the document
     * @param thousands in whole thousands of euros, not negative
     */
    record RecordYearEndMarginCap(
            ChapterCode chapter, BudgetYear year, Moment moment, Thousands thousands, Source source)
            implements BudgetConstraintCommand {
        public RecordYearEndMarginCap {
            requireCap(thousands);
        }

        /** Validates a cap: zero or more. */
        public static void requireCap(Thousands thousands) {
            if (thousands.isNegative()) {
                throw new MalformedValueException(ExpectedValue.AMOUNT, thousands + " is negative");
            }
            Thousands.requirePostable(thousands.value());
        }
    }

    /**
     * States, for a chapter, how a package must balance. A later statement replaces it.
     *
     * @param coverage name of the package, of whatever capitals
     */
    record StateCoverageForm(ChapterCode chapter, String coverage, CoverageForm form, String reason)
            implements BudgetConstraintCommand {
        public StateCoverageForm {
            coverage = Proposal.requireCoverage(coverage);
            Command.requireReason(reason);
        }
    }

    /** Records the budget flexibility of an article as a document states it. A later record replaces it. */
    record RecordBudgetFlexibility(BudgetFlexibility flexibility) implements BudgetConstraintCommand {
        @Override
        public ChapterCode chapter() {
            return flexibility.item().chapter();
        }
    }
}
