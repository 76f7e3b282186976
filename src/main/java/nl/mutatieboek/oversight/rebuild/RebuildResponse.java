package nl.mutatieboek.oversight.rebuild;

import nl.mutatieboek.ledger.verification.RebuildCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or replay.
 *
 * @param replaces whether what it derives is to answer
 * @param verifiesChain whether it holds every entry against its hash, too
 * @param to the last entry that it reads
 * @param read the last entry that it has read
 * @param entriesPerSecond so far
 * @param secondsLeft of the reading, if it goes on as it goes; null when that cannot be said
 * @param certificate what it has shown; null until it has ended
 * @param hasBalances whether the list of all balances at its end can be fetched: of a replay, until another of
 *     either is started
 * @param failure why it failed
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
    /** As it is now; it goes on meanwhile. */
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

    /** A rebuild that is remembered no more: of a replay no certificate is kept. */
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
