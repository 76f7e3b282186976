package nl.mutatieboek.mutation;

/**
 * A part of the ledger.
 *
 * @param after begins after this ledger number
 * @param upTo ends with this one
 */
record LedgerRange(long after, long upTo) {
    boolean contains(long ledgerNumber) {
        return ledgerNumber > after && ledgerNumber <= upTo;
    }
}
