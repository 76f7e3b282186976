package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;

/** Refusals about the fields and figures that the kind of a mutation requires. */
public sealed interface KindRefusal extends Refusal {
    record FieldMissing(MutationKind kind, String field) implements KindRefusal {}

    /** The field is neither stated nor marked as not stated by the source. */
    record NotStatedEither(MutationKind kind, String field) implements KindRefusal {}

    record FieldNotOfKind(MutationKind kind, String field) implements KindRefusal {}

    record WrongNumberOfChapters(MutationKind kind, int asked, int found) implements KindRefusal {}

    record TooFewChapters(MutationKind kind, int asked, int found) implements KindRefusal {}

    record Unbalanced(MutationKind kind, Flow flow, BudgetYear year, Thousands sum) implements KindRefusal {}

    record UnbalancedOverYears(MutationKind kind, ChapterCode chapter, Flow flow, Thousands sum)
            implements KindRefusal {}

    /** This kind can only be imported from a document. */
    record OnlyFromDocument(MutationKind kind) implements KindRefusal {}

    /** The reservation has no amount for an item. */
    record NothingReserved(ItemPath item) implements KindRefusal {}

    record OneYearOnly(MutationKind kind) implements KindRefusal {}

    /** The chapter moves less between years than between items within the years, or nothing. */
    record NoShiftBetweenYears(
            MutationKind kind, ChapterCode chapter, Flow flow, Thousands betweenYears, Thousands betweenItems)
            implements KindRefusal {}

    record GrossUpUneven(BudgetYear year, Thousands expenditure, Thousands receipts) implements KindRefusal {}

    record CounterEntryElsewhere(MutationKind kind, String chapters) implements KindRefusal {}

    /** The chapter changes in the same direction as the Aanvullende Post, or while that does not change. */
    record CounterEntryNotOpposite(
            MutationKind kind,
            ChapterCode chapter,
            Flow flow,
            BudgetYear year,
            Thousands part,
            ChapterCode counterChapter,
            Thousands counterEntry)
            implements KindRefusal {}

    record NotTheNextYear(BudgetYear year, BudgetYear carriedFrom) implements KindRefusal {}

    record NotTheAddedYear(Moment moment, BudgetYear year, BudgetYear added) implements KindRefusal {}

    record MomentNotOfKind(MutationKind kind, Moment moment) implements KindRefusal {}

    record StatedTwice(MutationKind kind, ItemPath item, Flow flow, BudgetYear year) implements KindRefusal {}

    record WrongSign(MutationKind kind, ItemPath item, Flow flow, BudgetYear year, Thousands thousands)
            implements KindRefusal {}

    record NothingMoves(MutationKind kind) implements KindRefusal {}
}
