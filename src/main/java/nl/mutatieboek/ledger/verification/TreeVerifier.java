package nl.mutatieboek.ledger.verification;

import java.util.function.Consumer;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedTree;

/**
 * Derives the tree over all entries again. Receives entries in ledger order; the result is meaningful only if the chain
 * holds.
 */
public interface TreeVerifier extends Consumer<RawEntry> {
    /** Compares what is stored with the derived tree; call after the last entry, in the snapshot of the entries. */
    VerifiedTree compareWithStored();

    /**
     * Adds the comparison of the last signed head of the balances with what follows from the entries.
     *
     * @param projections derived from all entries
     */
    default VerifiedTree compareBalances(VerifiedTree compared, ProjectionReader projections) {
        return compared;
    }
}
