package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Validity;

/** Refusals about the registration of chapters and items. */
public sealed interface StructureRefusal extends Refusal {
    record UnknownChapter(ChapterCode chapter) implements StructureRefusal {}

    record ChapterExists(ChapterCode chapter, String name) implements StructureRefusal {}

    record ChapterNotValid(ChapterCode chapter, BudgetYear year, Validity validity) implements StructureRefusal {}

    record UnknownItem(ItemPath item, BudgetYear year) implements StructureRefusal {}

    record ItemExists(ItemPath item, Validity validity) implements StructureRefusal {}

    record NamedBefore(ItemPath item, BudgetYear year, String name) implements StructureRefusal {}

    /** No registration of this path begins in this year. */
    record ItemNotRegisteredFrom(ItemPath item, BudgetYear from) implements StructureRefusal {}

    /** The chapter or item does not have this name in this year, or no longer. */
    record NotNamedSo(ItemPath item, BudgetYear year, String name) implements StructureRefusal {}

    /** The correction of a chapter or item changes nothing. */
    record ItemUnchanged(ItemPath item) implements StructureRefusal {}

    /** The correction excludes years for which an item below is registered. */
    record ItemBelowLeftOut(ItemPath item, ItemPath below, Validity validity) implements StructureRefusal {}

    /**
     * The correction excludes a year for which something is booked, recorded or pending.
     *
     * @param item the item on which it is booked, recorded or pending
     * @param moment the moment that presents it
     */
    record ItemUsed(ItemPath item, BudgetYear year, Moment moment) implements StructureRefusal {}

    record ItemCorrectionProposedBefore(PersonId person, ItemPath item) implements StructureRefusal {}

    record NoItemCorrectionProposed(ItemPath item) implements StructureRefusal {}

    record ItemCorrectionBySomebodyElse(PersonId person, PersonId proposer, ItemPath item)
            implements StructureRefusal {}

    record OpenItemNeverRegistered(ItemPath item) implements StructureRefusal {}

    record UnknownSuccession(ItemPath item) implements StructureRefusal {}

    record SuccessionElsewhere(ItemPath item, String chapters) implements StructureRefusal {}

    record SuccessionUntouched(ItemPath item) implements StructureRefusal {}

    /**
     * The new item has the same name as another item of its article.
     *
     * @param other the registered item
     * @param name name of the registered item
     */
    record ItemLooksLike(ItemPath item, ItemPath other, String name) implements StructureRefusal {}

    record NotAnEarmark(ItemPath item) implements StructureRefusal {}

    record NotAReserve(ItemPath item) implements StructureRefusal {}
}
