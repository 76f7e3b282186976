package nl.mutatieboek.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What was recorded, and where in the ledger.
 *
 * @param shown what was recorded; its members stand beside the ledger number
 * @param ledgerNumber the number of the last entry that it made; the same for every repeat
 */
public record Recorded<T>(@JsonUnwrapped T shown, long ledgerNumber) {}
