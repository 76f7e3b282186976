package nl.mutatieboek.ledger.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param ledgerNumber the number of the last entry that holds, and all before it with it
 * @param hash that entry's hash, hexadecimal: kept outside the database, it also shows a chain rewritten together with its
 *     head
 * @param fault the first fault of the ledger; null when it holds
 * @param recomputed the projections that were derived again; none when the ledger does not hold
 */
public record VerificationReport(
        long ledgerNumber, String hash, @Nullable LedgerFault fault, List<RecomputedProjection> recomputed) {
    public VerificationReport {
        recomputed = List.copyOf(recomputed);
    }

    /** Whether nothing was found. */
    public boolean isClean() {
        return fault == null
                && recomputed.stream().allMatch(rows -> rows.differences().isEmpty());
    }

    /**
     * A projection that was derived again.
     *
     * @param name what it is
     * @param completeTo the ledger number up to which it was derived
     * @param rows how many rows it has there
     * @param sha256 of all of them, hexadecimal
     * @param comparedTo the ledger number of the checkpoint with which they were compared; null when none is kept
     * @param differences one sentence each, the first of them
     */
    public record RecomputedProjection(
            String name,
            long completeTo,
            long rows,
            String sha256,
            @Nullable Long comparedTo,
            List<String> differences) {
        public RecomputedProjection {
            differences = List.copyOf(differences);
        }
    }
}
