package nl.mutatieboek.ledger.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a verification.
 *
 * @param ledgerNumber number of the last entry of the part that holds
 * @param hash hash of that entry, hexadecimal; kept outside the database, it also reveals a chain that was rewritten
 *     together with its head
 * @param fault first fault; null if the ledger holds
 * @param recomputed recomputed projections; empty if the ledger does not hold
 * @param attachments content of the attachments that the part that holds adds
 */
public record VerificationReport(
        long ledgerNumber,
        String hash,
        @Nullable LedgerFault fault,
        List<RecomputedProjection> recomputed,
        VerifiedAttachments attachments) {
    public VerificationReport {
        recomputed = List.copyOf(recomputed);
    }

    /** Tells whether there are no faults and no differences. */
    public boolean isClean() {
        return fault == null
                && attachments.faults().isEmpty()
                && recomputed.stream().allMatch(rows -> rows.differences().isEmpty());
    }

    /**
     * Attachments whose content was recomputed.
     *
     * @param verified number of entries that add an attachment
     * @param faults each attachment with missing or altered content, in ledger order
     */
    public record VerifiedAttachments(int verified, List<LedgerFault> faults) {
        public VerifiedAttachments {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A recomputed projection.
     *
     * @param name name of the projection
     * @param completeTo ledger number up to which it was computed
     * @param rows number of rows there
     * @param sha256 digest of all rows, hexadecimal
     * @param comparedTo ledger number of the checkpoint that was compared; null without a checkpoint
     * @param differences the first differences, one sentence each
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
