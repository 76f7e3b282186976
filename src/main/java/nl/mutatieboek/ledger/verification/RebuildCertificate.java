package nl.mutatieboek.ledger.verification;

import java.util.List;
import nl.mutatieboek.ledger.projection.ProjectionDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild or replay has shown, for whoever wants to show it later.
 *
 * @param id of the rebuild
 * @param from the first entry that was read
 * @param to the last one
 * @param headHash the hash of the last one, hexadecimal
 * @param chainVerified whether every entry up to there was held against its hash; where it was not, that says nothing
 * @param projections what was derived, as of that entry: two that are equal have equal rows
 * @param checkpoint up to which entry what answered came from a checkpoint, which an earlier run of the program wrote; null
 *     where the program that compares had derived that too, so that it was compared with itself
 * @param differences in which rows what answered differs: the first twenty of each projection, and that no
 *     more are told; none of it was replaced then
 * @param balancesSha256 of the list of all balances at that entry, as {@code balances.csv} gives it
 * @param replaced whether what was derived was to answer from then on; all that was left to do is to take its place
 * @param version of the program that derived it
 * @param startedAt UTC
 * @param milliseconds that it took
 */
public record RebuildCertificate(
        String id,
        long from,
        long to,
        String headHash,
        boolean chainVerified,
        List<ProjectionDigest> projections,
        @Nullable Long checkpoint,
        List<String> differences,
        String balancesSha256,
        boolean replaced,
        @Nullable String version,
        String startedAt,
        long milliseconds) {
    public RebuildCertificate {
        projections = List.copyOf(projections);
        differences = List.copyOf(differences);
    }
}
