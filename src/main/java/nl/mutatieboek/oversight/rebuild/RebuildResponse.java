package nl.mutatieboek.oversight.rebuild;

import nl.mutatieboek.ledger.verification.RebuildCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or replay in the API.
 *
 * @param replaces whether the result replaces the live projections
 * @param verifiesChain whether the hash of every entry is verified
 * @param to number of the last entry to read
 * @param read number of the last entry read
 * @param entriesPerSecond average so far
 * @param secondsLeft estimate for reading; null if unknown
 * @param certificate null until the end
 * @param hasBalances whether the list of all balances is available: for a replay, until the next job starts
 * @param failure reason of a failure
 */
record RebuildResponse(
        String id,
        boolean replaces,
        boolean verifiesChain,
        RebuildJob.RebuildState state,
        long to,
        long read,
        long entriesPerSecond,
        @Nullable Long secondsLeft,
        @Nullable RebuildCertificate certificate,
        boolean hasBalances,
        @Nullable String failure) {
    /** A snapshot of a running or finished job. */
    static RebuildResponse from(RebuildJob rebuild) {
        RebuildJob.RebuildState state = rebuild.state();
        long read = rebuild.lastReadEntry();
        long rate = rate(read, rebuild.elapsed().toMillis());
        return new RebuildResponse(
                rebuild.id().toString(),
                rebuild.replaces(),
                rebuild.verifiesChain(),
                state,
                rebuild.lastEntry(),
                read,
                rate,
                state == RebuildJob.RebuildState.RUNNING && rate > 0 ? (rebuild.lastEntry() - read) / rate : null,
                rebuild.certificate(),
                rebuild.hasBalances(),
                rebuild.failure());
    }

    /** A rebuild of which only the certificate is stored. Replays have none. */
    static RebuildResponse from(RebuildCertificate kept) {
        return new RebuildResponse(
                kept.id(),
                true,
                kept.chainVerified(),
                kept.differences().isEmpty() ? RebuildJob.RebuildState.EQUAL : RebuildJob.RebuildState.DIFFERENT,
                kept.to(),
                kept.to(),
                rate(kept.to(), kept.milliseconds()),
                null,
                kept,
                false,
                null);
    }

    private static long rate(long entries, long milliseconds) {
        return entries * 1_000 / Math.max(1, milliseconds);
    }
}
