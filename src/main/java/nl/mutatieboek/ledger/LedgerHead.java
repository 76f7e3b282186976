package nl.mutatieboek.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The last entry of the ledger.
 *
 * @param ledgerNumber its number; 0 while the book is empty
 * @param hash its hash; 32 zero bytes while the book is empty
 * @param recordedAt when it was recorded
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
public record LedgerHead(
        long ledgerNumber, byte[] hash, @Nullable String recordedAt) {}
