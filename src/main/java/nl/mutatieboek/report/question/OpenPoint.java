package nl.mutatieboek.report.question;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportLink;
import org.jspecify.annotations.Nullable;

/**
 * Something that the tables of a bill still lack.
 *
 * @param text what is missing
 * @param item the item concerned; null for the whole chapter
 * @param link where it is mended
 */
record OpenPoint(
        OpenPointCategory category,
        String text,
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable ReportFigure figure,
        ReportLink link) {
    static OpenPoint withoutFigure(OpenPointCategory category, String text, ReportLink link) {
        return new OpenPoint(category, text, null, null, null, null, link);
    }

    /** What kind of thing is missing, in the order of the list. */
    enum OpenPointCategory {
        /** Mutations that await a consent, and so are in no table. */
        PENDING,
        /** Explanations that the document must have. */
        EXPLANATION,
        /** Articles without balance, or of which a part was not read. */
        INCOMPLETE,
        /** Articles whose figures are disputed, inferred, second-hand or rounded. */
        UNCERTAIN,
        /** Packages that do not balance. */
        COVERAGE,
        /** Steps of this bill and the earlier ones that are not recorded. */
        BILL,
        /** Published balances that differ from the ledger. */
        PUBLISHED
    }
}
