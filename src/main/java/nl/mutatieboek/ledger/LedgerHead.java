package nl.mutatieboek.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Position of the last entry of the ledger.
 *
 * @param ledgerNumber its number; 0 while the ledger is empty
 * @param hash its hash; 32 zero bytes while the ledger is empty
 * @param recordedAt its recording time; null while the ledger is empty
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
public record LedgerHead(
        long ledgerNumber, byte[] hash, @Nullable String recordedAt) {}
