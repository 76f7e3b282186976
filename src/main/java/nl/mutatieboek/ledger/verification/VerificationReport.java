package nl.mutatieboek.ledger.verification;

import java.util.List;
import java.util.stream.Stream;
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
 * @param certificates stored certificates of rebuilds and replays
 * @param tree stored tiles and the last signed head; nothing if the ledger does not hold
 */
public record VerificationReport(
        long ledgerNumber,
        String hash,
        @Nullable LedgerFault fault,
        List<RecomputedProjection> recomputed,
        VerifiedRecords attachments,
        VerifiedRecords certificates,
        VerifiedTree tree) {
    public VerificationReport {
        recomputed = List.copyOf(recomputed);
    }

    /** Tells whether there are no faults and no differences. */
    public boolean isClean() {
        return fault == null
                && attachments.faults().isEmpty()
                && certificates.faults().isEmpty()
                && tree.faults().isEmpty()
                && recomputed.stream().allMatch(rows -> rows.differences().isEmpty());
    }

    /**
     * Verified records that are stored beside the entries: attachments, or certificates.
     *
     * @param verified their number; an attachment counts once for each entry that adds it
     * @param faults each that is missing or altered, in order
     */
    public record VerifiedRecords(int verified, List<LedgerFault> faults) {
        public VerifiedRecords {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Tree over the entries, compared with what is stored of it.
     *
     * @param tiles number of stored tiles
     * @param signedHead size of the last signed head; null if this process cannot read it
     * @param balanceHead size of the last signed head of the balances; null if it was not compared
     * @param faults the first tiles that differ, and the heads that differ
     */
    public record VerifiedTree(
            long tiles, @Nullable Long signedHead, @Nullable Long balanceHead, List<LedgerFault> faults) {
        static final VerifiedTree NONE = new VerifiedTree(0, null, null, List.of());

        public VerifiedTree {
            faults = List.copyOf(faults);
        }

        /** Adds the compared head of the balances; its fault is null if it is equal. */
        public VerifiedTree withBalances(long head, @Nullable LedgerFault fault) {
            return new VerifiedTree(
                    tiles,
                    signedHead,
                    head,
                    Stream.concat(faults.stream(), Stream.ofNullable(fault)).toList());
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
