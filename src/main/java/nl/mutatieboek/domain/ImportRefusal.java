package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Refusals of what repeats or contradicts something that was imported or entered before. */
public sealed interface ImportRefusal extends Refusal {
    record TakenBefore(String number) implements ImportRefusal {}

    /** The same mutation was imported before and has been reversed since. The reversal stays in force. */
    record TakenAndReversed(String number, String by) implements ImportRefusal {}

    /**
     * The mutation was imported before with the same figures, but another field differs.
     *
     * @param field API name of the field that differs
     * @param before the imported value
     * @param said the value in this source
     */
    record TakenWithOther(String number, String field, String before, String said) implements ImportRefusal {}

    /** People entered all its postings before, from the same document and under the same title. */
    record EnteredBefore(String number) implements ImportRefusal {}

    /**
     * One of its postings is already recorded, from the same document and under the same title.
     *
     * @param before kind of the recorded mutation
     * @param kind kind according to this source
     */
    record LineTakenBefore(
            String number,
            MutationKind before,
            MutationKind kind,
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Thousands thousands)
            implements ImportRefusal {}

    /**
     * People entered one of its postings from another document or under another title.
     *
     * @param numbers numbers of the mutations that have one of its postings
     */
    record LooksLike(String numbers, ItemPath item, Flow flow, BudgetYear year, Thousands thousands)
            implements ImportRefusal {}

    /** All these balances were imported before and are unchanged. */
    record StatedBefore(ChapterCode chapter, Moment moment) implements ImportRefusal {}

    /** The same published balance of the same document was recorded before. */
    record CheckedBefore(ItemPath item, Flow flow, BudgetYear year, Moment moment) implements ImportRefusal {}

    /**
     * The mutation was imported before with another figure.
     *
     * @param before the imported amount in whole thousands of euros; null if that posting was absent
     * @param thousands the amount now; null if that posting is absent
     */
    record TakenOtherwise(
            String number,
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Thousands before,
            @Nullable Thousands thousands)
            implements ImportRefusal {}

    /**
     * The balance was imported before with another value.
     *
     * @param before the imported balance in whole thousands of euros
     * @param thousands the balance that is stated now
     * @param contradicted number of balances of this chapter and moment that contradict the import, including this one
     */
    record StatedOtherwise(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Moment moment,
            Thousands before,
            Thousands thousands,
            int contradicted)
            implements ImportRefusal {
        public StatedOtherwise withContradictions(int all) {
            return new StatedOtherwise(item, flow, year, moment, before, thousands, all);
        }
    }
}
