package nl.mutatieboek.rebuild;

import nl.mutatieboek.api.ValidatedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Starts a replay.
 *
 * @param knownAt up to which instant or ledger number; left out, up to now
 * @param verifyChain whether every entry is checked against its hash, too; false by default
 */
record NewReplayRequest(@Nullable String knownAt, @Nullable Boolean verifyChain) implements ValidatedRequest {}
