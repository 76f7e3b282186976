package nl.mutatieboek.importing.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import org.jspecify.annotations.Nullable;

/**
 * Result of the comparison of a file with the ledger.
 *
 * @param file file name
 * @param parseResult rows, flaws and skipped totals
 * @param sheet roles of the columns, for a sheet in free layout
 * @param point point in time at which the ledger was read
 * @param rows page of the listed balances, in the order of the file, with those that it does not have at the end
 * @param listed number of listed balances on all pages
 * @param equal number of equal balances
 * @param withinRounding number that differ by at most half of the unit to which the file rounds
 * @param different number that differ
 * @param notInTheBook number of which the ledger knows nothing
 * @param notInTheFile number that the ledger has beside those of the file
 * @param partlyUnassigned number of compared balances with a part in the ledger that no item below carries
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

    /** Number of balances of the file that were compared. */
    public long compared() {
        return equal + withinRounding + different + notInTheBook;
    }

    /** Whether the file was parsed; otherwise nothing was compared. */
    public boolean isUnderstood() {
        return parseResult.isUnderstood();
    }

    /** Whether file and ledger agree, within rounding, on everything that either has. */
    public boolean agrees() {
        return isUnderstood() && equal + withinRounding == compared() && notInTheFile == 0;
    }

    /** A listed row, with the input for the bridge of a difference. */
    record ReconciliationRow(
            ComparedBalance compared,
            @Nullable FileBalance stated,
            BalanceBridgeBuilder.@Nullable AgreedBalance agreed) {
        ReconciliationRow(ComparedBalance compared) {
            this(compared, null, null);
        }
    }

    /** Counts outcomes. Bridges are built for the listed page only. */
    static final class ReconciliationResultBuilder {
        private static final Comparator<ReconciliationRow> IN_ORDER = Comparator.comparingLong(row ->
                row.compared().row() == 0 ? Long.MAX_VALUE : row.compared().row());

        private final ReconciliationListingOptions listing;
        private final List<ReconciliationRow> rows = new ArrayList<>();
        private final long[] counts = new long[5];
        private long unassigned;

        ReconciliationResultBuilder(ReconciliationListingOptions listing) {
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
