package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/** Refusals about marks and ceilings. */
public sealed interface MarkRefusal extends Refusal {
    /** A line departs from the default marks of its item or from the class of its mutation, and no reason is stated. */
    record MarkReasonMissing(ItemPath item, Flow flow, BudgetYear year) implements MarkRefusal {}

    /** The same entry is in force already. */
    record MarksSetBefore(ItemPath item, BudgetYear year) implements MarkRefusal {}

    /** The entry replaces an earlier one, and no reason is stated. */
    record MarksReplacedWithoutReason(ItemPath item, BudgetYear year) implements MarkRefusal {}

    /** The same amount is in force already. */
    record CeilingRecordedBefore(Ceiling ceiling, BudgetYear year, Moment moment, Thousands thousands)
            implements MarkRefusal {}

    /** The amount replaces an earlier one, and no reason is stated. */
    record CeilingReplacedWithoutReason(Ceiling ceiling, BudgetYear year, Moment moment, Thousands thousands)
            implements MarkRefusal {}
}
