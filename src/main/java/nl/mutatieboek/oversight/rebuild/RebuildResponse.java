package nl.mutatieboek.oversight.rebuild;

import java.time.Instant;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.ledger.verification.StoredCertificate;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or replay in the API.
 *
 * @param verifiesChain whether the hash of every entry is verified
 * @param to number of the last entry to read
 * @param read number of the last entry read
 * @param entriesPerSecond average so far
 * @param secondsLeft estimate for reading; null if unknown
 * @param certificate null until the end
 * @param hasBalances whether the list of all balances is available: for a replay, until the next job starts
 * @param failure reason of a failure; null otherwise, and for readers who may not read everything
 * @param startedBy subject of the person who asked for it
 * @param startedByName name at that time; null if none was stored or it was erased
 */
record RebuildResponse(
        String id,
        RebuildKind kind,
        boolean verifiesChain,
        RebuildJob.RebuildState state,
        long to,
        long read,
        long entriesPerSecond,
        @Nullable Long secondsLeft,
        @Nullable RebuildCertificate certificate,
        boolean hasBalances,
        @Nullable String failure,
        String startedBy,
        @Nullable String startedByName) {
    /** A snapshot of a running or finished job. */
    static RebuildResponse from(RebuildJob rebuild, RecordedActor startedBy, ActorNameResolver names) {
        RebuildJob.RebuildState state = rebuild.state();
        long read = rebuild.lastReadEntry();
        long rate = rate(read, rebuild.elapsed().toMillis());
        return new RebuildResponse(
                rebuild.id().toString(),
                rebuild.kind(),
                rebuild.verifiesChain(),
                state,
                rebuild.lastEntry(),
                read,
                rate,
                state == RebuildJob.RebuildState.RUNNING && rate > 0 ? (rebuild.lastEntry() - read) / rate : null,
                rebuild.certificate(),
                rebuild.hasBalances(),
                rebuild.failure(),
                startedBy.subject(),
                names.findName(startedBy).orElse(null));
    }

    /** A rebuild or replay of which only the certificate is stored. */
    static RebuildResponse from(StoredCertificate stored, ActorNameResolver names) {
        RebuildCertificate kept = stored.certificate();
        return new RebuildResponse(
                kept.id(),
                stored.kind(),
                kept.chainVerified(),
                kept.differences().isEmpty() ? RebuildJob.RebuildState.EQUAL : RebuildJob.RebuildState.DIFFERENT,
                kept.to(),
                kept.to(),
                rate(kept.to(), kept.milliseconds()),
                null,
                kept,
                false,
                null,
                stored.startedBy().subject(),
                names.findName(stored.startedBy()).orElse(null));
    }

    /** Returns a copy for readers who may not read everything: a failure can name the content of an entry. */
    RebuildResponse withoutContent() {
        return new RebuildResponse(
                id,
                kind,
                verifiesChain,
                state,
                to,
                read,
                entriesPerSecond,
                secondsLeft,
                certificate == null ? null : certificate.withoutContent(),
                hasBalances,
                null,
                startedBy,
                startedByName);
    }

    /** Returns when it was asked for; null without a certificate. */
    public @Nullable Instant startedAt() {
        return certificate == null ? null : Instant.parse(certificate.startedAt());
    }

    private static long rate(long entries, long milliseconds) {
        return entries * 1_000 / Math.max(1, milliseconds);
    }
}
