package nl.mutatieboek.dossier;

/**
 * A part of the ledger.
 *
 * @param after begins after this ledger number
 * @param upTo ends with this one
 */
record Stretch(long after, long upTo) {
    boolean holds(long ledgerNumber) {
        return ledgerNumber > after && ledgerNumber <= upTo;
    }
}
