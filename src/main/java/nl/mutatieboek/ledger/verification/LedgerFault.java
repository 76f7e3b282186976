package nl.mutatieboek.ledger.verification;

import java.util.Locale;

/**
 * The first fault of a ledger.
 *
 * @param ledgerNumber first ledger number that does not hold; 0 for an altered certificate
 * @param kind kind of fault
 * @param explanation one sentence with the numbers and hashes that show it
 */
public record LedgerFault(long ledgerNumber, LedgerFaultKind kind, String explanation) {
    /** Kind of fault. */
    public enum LedgerFaultKind {
        /** Its hash does not follow from the previous hash and its own bytes. */
        ALTERED,
        /** It is missing, but later entries exist. */
        MISSING,
        /** Another entry has its number; it is stored under another number. */
        DISPLACED,
        /** Two entries have its number. */
        REPEATED,
        /** It exists, but its identifier or stream does not find it: a database index is damaged. */
        NOT_FOUND,
        /** It does not have the next sequence number of its stream. */
        OUT_OF_SEQUENCE,
        /** Its event identifier was used before. */
        EVENT_REPEATED,
        /** Its recording time is not UTC with milliseconds. */
        STAMP_MALFORMED,
        /** Its recording time is before that of the previous entry. */
        TIME_TURNED,
        /** It is missing at the end: the head includes it. */
        DROPPED,
        /** It lies after the entry that the head names as the last. */
        BEYOND_HEAD,
        /** It is the last entry, but the head differs from it. */
        HEAD_DIFFERS,
        /** The head is missing, so the end of the ledger is unknown. */
        HEAD_MISSING,
        /** It adds an attachment whose content is not stored. */
        ATTACHMENT_MISSING,
        /** It adds an attachment whose stored content has another digest or size. */
        ATTACHMENT_ALTERED,
        /** A stored tile of the tree is not what follows from the entries. */
        TILE_ALTERED,
        /** A tile is not stored, although a later one is, or a signed head needs it. */
        TILE_MISSING,
        /** A stored tile lies beyond the last entry. */
        TILE_SURPLUS,
        /** The last signed head is damaged, or states another root than the entries have. */
        SIGNED_HEAD_DIFFERS,
        /** The last signed head has more entries than the ledger. */
        SIGNED_HEAD_AHEAD,
        /** The last signed head of the balances states another tree than follows from the entries. */
        BALANCE_HEAD_DIFFERS,
        /** A stored certificate does not have its seal. */
        CERTIFICATE_ALTERED,
        /** A stored certificate states another hash of its last entry than the ledger has. */
        CERTIFICATE_CONTRADICTED;

        /** Stable code for programs: {@code out-of-sequence}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
