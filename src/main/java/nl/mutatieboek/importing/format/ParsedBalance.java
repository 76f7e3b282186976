package nl.mutatieboek.importing.format;

import java.util.Map;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A balance as a document states it, of an item or of a whole chapter.
 *
 * @param row in the file, as a spreadsheet numbers it
 * @param thousands in whole thousands of euros
 * @param precision to what the document rounded
 * @param basis how it is known, where it was not read in the document itself
 * @param names what the file calls the items that it names
 * @param lookAlikes what the file says is to become of an item that looks like one that the book has; null where it does not
 * @param ofWhich whether it is part of another line of its source, with which it must not be added up
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
        Map<ItemPath, String> names,
        @Nullable LookAlikePolicy lookAlikes,
        boolean ofWhich) {
    public ParsedBalance {
        names = Map.copyOf(names);
    }

    /**
     * Whether the book is brought to it. A rounded one, the total of a chapter, a part of
     * another line, what the source leaves open, and a year that
     * the document only shows for comparison are checks beside the book's own.
     */
    public boolean isToBeBooked() {
        return !ofWhich
                && !item.isChapter()
                && !item.isOpen()
                && precision.equals(Precision.EXACT)
                && moment.allowsYear(year);
    }
}
