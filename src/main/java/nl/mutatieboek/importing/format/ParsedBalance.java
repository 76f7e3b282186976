package nl.mutatieboek.importing.format;

import java.util.Map;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A balance that a document states, of an item or of a whole chapter.
 *
 * @param row row number as in a spreadsheet
 * @param thousands in whole thousands of euros
 * @param precision precision to which the document rounds
 * @param basis how the amount is known; null if it was read in the document itself
 * @param marks marks that the document states; null if it states none
 * @param names names of items in the file
 * @param lookAlikes policy in the file for an item that looks like one in the ledger; null if there is none
 * @param ofWhich whether it is part of another row, with which it must not be added up
 */
public record ParsedBalance(
        long row,
        Moment moment,
        Source source,
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Thousands thousands,
        Precision precision,
        @Nullable Basis basis,
        @Nullable String note,
        @Nullable StatedMarks marks,
        Map<ItemPath, String> names,
        @Nullable LookAlikePolicy lookAlikes,
        boolean ofWhich) {
    public ParsedBalance {
        names = Map.copyOf(names);
    }

    /**
     * Whether it is booked. Recorded beside the ledger instead: rounded balances, totals of a chapter, parts of another
     * row, items that the source leaves open, and years that the document shows for comparison only.
     */
    public boolean isToBeBooked() {
        return !ofWhich
                && !item.isChapter()
                && !item.isOpen()
                && precision.equals(Precision.EXACT)
                && moment.allowsYear(year);
    }
}
