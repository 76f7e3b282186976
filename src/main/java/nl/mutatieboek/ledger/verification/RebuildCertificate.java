package nl.mutatieboek.ledger.verification;

import java.util.Collections;
import java.util.List;
import nl.mutatieboek.ledger.projection.ProjectionDigest;
import org.jspecify.annotations.Nullable;

/**
 * Certificate of a rebuild or replay: what was derived and compared. Its JSON is stored for ever: keep the names of the
 * components, and add only ones that may be null, because stored certificates lack them.
 *
 * @param id identity of the rebuild
 * @param from first entry read
 * @param to last entry read
 * @param headHash hash of the last entry, hexadecimal; null for readers who may not read that entry
 * @param chainVerified whether the hash of every entry was verified; if false, nothing is known about the hashes
 * @param projections digests of the derived projections as of the last entry; empty for readers who may not read all of
 *     it
 * @param checkpoint number of the checkpoint, written by an earlier run, from which the live projections started; null
 *     if this program derived them too, so that it was compared with itself
 * @param differences rows in which the live projections differ: the first twenty of each, and a note if there are more;
 *     nothing was replaced then
 * @param balancesSha256 digest of all balances at the last entry, as in {@code balances.csv}; null for readers who may
 *     not read all of them
 * @param replaced whether the derived projections were made live; written directly before the switch
 * @param version version of the program that derived them
 * @param startedAt UTC
 * @param milliseconds duration
 */
public record RebuildCertificate(
        String id,
        long from,
        long to,
        @Nullable String headHash,
        boolean chainVerified,
        List<ProjectionDigest> projections,
        @Nullable Long checkpoint,
        List<String> differences,
        @Nullable String balancesSha256,
        boolean replaced,
        @Nullable String version,
        String startedAt,
        long milliseconds) {
    public RebuildCertificate {
        projections = List.copyOf(projections);
        differences = List.copyOf(differences);
    }

    /**
     * Returns a copy for readers who may not read everything: they could guess amounts from a digest, and a row that
     * differs shows them.
     */
    public RebuildCertificate withoutContent() {
        return new RebuildCertificate(
                id,
                from,
                to,
                null,
                chainVerified,
                List.of(),
                checkpoint,
                Collections.nCopies(differences.size(), "a row differs, which may be under embargo"),
                null,
                replaced,
                version,
                startedAt,
                milliseconds);
    }
}
