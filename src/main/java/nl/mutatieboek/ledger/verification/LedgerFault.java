package nl.mutatieboek.ledger.verification;

import java.util.Locale;

/**
 * The first thing in the ledger that does not hold.
 *
 * @param ledgerNumber the first ledger number that does not hold
 * @param kind what is wrong with it
 * @param explanation one sentence for a person, with the numbers and hashes that show it
 */
public record LedgerFault(long ledgerNumber, LedgerFaultKind kind, String explanation) {
    /** What can be wrong with an entry. */
    public enum LedgerFaultKind {
        /** It is not what was sealed: its hash is not that of the entry before it and its own bytes. */
        ALTERED,
        /** It is not there, although entries after it are. */
        MISSING,
        /** Another entry stands in its place; it stands at another number itself. */
        DISPLACED,
        /** Two entries carry its number. */
        REPEATED,
        /** It is there, but is not found by its identifier or its stream: an index of the database is damaged. */
        NOT_FOUND,
        /** It does not carry the next sequence number of its stream. */
        OUT_OF_SEQUENCE,
        /** Its event identifier was used before. */
        EVENT_REPEATED,
        /** Its stamp is not UTC with milliseconds. */
        STAMP_MALFORMED,
        /** Its stamp lies before that of the entry before it. */
        TIME_TURNED,
        /** The head says that it was the last one or came before it, but it is not there. */
        DROPPED,
        /** It stands after the entry that the head calls the last. */
        BEYOND_HEAD,
        /** It is the last one, but the head was sealed over another. */
        HEAD_DIFFERS,
        /** There is no head, so that nothing says where the ledger ends. */
        HEAD_MISSING;

        /** Its stable name for programs: {@code out-of-sequence}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
