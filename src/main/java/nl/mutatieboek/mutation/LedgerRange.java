package nl.mutatieboek.mutation;

/**
 * A range of the ledger.
 *
 * @param after exclusive lower bound
 * @param upTo inclusive upper bound
 */
record LedgerRange(long after, long upTo) {
    boolean contains(long ledgerNumber) {
        return ledgerNumber > after && ledgerNumber <= upTo;
    }
}
