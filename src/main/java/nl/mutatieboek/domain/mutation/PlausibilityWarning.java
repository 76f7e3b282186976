package nl.mutatieboek.domain.mutation;

import java.time.LocalDate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;

/** A reason to look at a proposal again, with the figures that were seen. It never refuses anything. */
public sealed interface PlausibilityWarning {
    /** Returns the stable code, which is also the key of its message. */
    String code();

    /**
     * The change takes a balance below zero.
     *
     * @param others number of further flows and years of the item with the same warning
     */
    record BalanceBecomesNegative(
            ItemPath item, Flow flow, BudgetYear year, Thousands balance, Thousands change, Thousands after, int others)
            implements PlausibilityWarning {
        @Override
        public String code() {
            return "balance-becomes-negative";
        }
    }

    /**
     * The change is larger than the balance, as if euros were typed for thousands.
     *
     * @param others number of further flows and years of the item with the same warning
     */
    record ChangeExceedsBalance(
            ItemPath item, Flow flow, BudgetYear year, Thousands balance, Thousands change, int others)
            implements PlausibilityWarning {
        @Override
        public String code() {
            return "change-exceeds-balance";
        }
    }

    /**
     * The explanation names amounts that are no figures of the mutation.
     *
     * @param amounts as written, separated by commas
     */
    record ExplanationNamesOtherAmount(String amounts) implements PlausibilityWarning {
        @Override
        public String code() {
            return "explanation-names-other-amount";
        }
    }

    /** Parliament has the document of the moment already. */
    record DocumentAlreadySubmitted(Moment moment, LocalDate submittedOn) implements PlausibilityWarning {
        @Override
        public String code() {
            return "document-already-submitted";
        }
    }

    /**
     * Another mutation has the same item, flow, year and amount.
     *
     * @param mutation the other mutation
     * @param number its number
     */
    record SimilarMutationExists(
            MutationId mutation, String number, ItemPath item, Flow flow, BudgetYear year, Thousands thousands)
            implements PlausibilityWarning {
        @Override
        public String code() {
            return "similar-mutation-exists";
        }
    }
}
