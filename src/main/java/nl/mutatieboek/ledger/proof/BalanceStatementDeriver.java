package nl.mutatieboek.ledger.proof;

import nl.mutatieboek.ledger.projection.ProjectionReader;

/** Derives the lines that a head of the balances states. */
@FunctionalInterface
public interface BalanceStatementDeriver {
    /**
     * Returns what the balances are after the first entries.
     *
     * @param size number of entries
     * @param projections complete at least to that number
     * @param salts of the commitments to what is under embargo
     */
    String derive(long size, ProjectionReader projections, CommitmentSalter salts);
}
