package nl.mutatieboek.importing.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of the comparison of a file with the book.
 *
 * @param file what it is called
 * @param parseResult what was found in it
 * @param sheet how its columns were taken, where that is not fixed by a format
 * @param point where the book was asked
 * @param rows a page of what is not equal, or of all where that was asked; in the order of the file, what it does not have at the end
 * @param listed how many rows all pages have together
 * @param equal how many balances are the same in both
 * @param withinRounding how many differ by no more than half of what the file rounds to
 * @param different how many are not
 * @param notInTheBook how many the book knows nothing of
 * @param notInTheFile how many the book has beside those of the file, and the file has not
 * @param partlyUnassigned how many of the equal and different ones have a part in the book that no line below them carries
 */
public record ReconciliationResult(
        String file,
        FileParseSummary parseResult,
        @Nullable SpreadsheetParseResult sheet,
        ResolvedAsOf point,
        List<ComparedBalance> rows,
        long listed,
        long equal,
        long withinRounding,
        long different,
        long notInTheBook,
        long notInTheFile,
        long partlyUnassigned) {
    public ReconciliationResult {
        rows = List.copyOf(rows);
    }

    /** How many balances of the file were compared. */
    public long compared() {
        return equal + withinRounding + different + notInTheBook;
    }

    /** Whether the file was; what was not is not compared. */
    public boolean isUnderstood() {
        return parseResult.isUnderstood();
    }

    /** Whether the file was understood, and it and the book say the same, as far as the file is exact, of all that either has. */
    public boolean agrees() {
        return isUnderstood() && equal + withinRounding == compared() && notInTheFile == 0;
    }

    /** A row to be listed, and how the mutations between the two are found if there are any. */
    record ReconciliationRow(
            ComparedBalance compared,
            @Nullable FileBalance stated,
            BalanceBridgeBuilder.@Nullable AgreedBalance agreed) {
        ReconciliationRow(ComparedBalance compared) {
            this(compared, null, null);
        }
    }

    /** Counts as it goes. The mutations of a difference are looked up once it is known which rows are listed. */
    static final class ReconciliationResultBuilder {
        private static final Comparator<ReconciliationRow> IN_ORDER = Comparator.comparingLong(row ->
                row.compared().row() == 0 ? Long.MAX_VALUE : row.compared().row());

        private final ListingOptions listing;
        private final List<ReconciliationRow> rows = new ArrayList<>();
        private final long[] counts = new long[5];
        private long unassigned;

        ReconciliationResultBuilder(ListingOptions listing) {
            this.listing = listing;
        }

        void add(ComparedBalance compared) {
            add(new ReconciliationRow(compared));
        }

        void add(ReconciliationRow row) {
            ComparedBalance compared = row.compared();
            counts[place(compared.outcome())]++;
            boolean open =
                    compared.unassigned() != null && !compared.unassigned().isZero();
            if (open && compared.stated() != null) {
                unassigned++;
            }
            if (listing.includeEqual() || compared.outcome() != ComparisonOutcome.EQUAL) {
                rows.add(row);
            }
        }

        private static int place(ComparisonOutcome outcome) {
            return switch (outcome) {
                case EQUAL -> 0;
                case DIFFERENT -> 1;
                case NOT_IN_THE_BOOK -> 2;
                case NOT_IN_THE_FILE -> 3;
                case EQUAL_WITHIN_ROUNDING -> 4;
            };
        }

        ReconciliationResult build(
                String file,
                FileParseSummary found,
                @Nullable SpreadsheetParseResult sheet,
                ResolvedAsOf point,
                BalanceBridgeBuilder bridges) {
            rows.sort(IN_ORDER);
            int from = (int) Math.min(listing.offset(), rows.size());
            List<ReconciliationRow> page =
                    rows.subList(from, (int) Math.min((long) from + listing.limit(), rows.size()));
            return new ReconciliationResult(
                    file,
                    found,
                    sheet,
                    point,
                    bridges.addBridges(page),
                    rows.size(),
                    counts[0],
                    counts[4],
                    counts[1],
                    counts[2],
                    counts[3],
                    unassigned);
        }
    }
}
