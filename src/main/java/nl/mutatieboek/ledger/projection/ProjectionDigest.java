package nl.mutatieboek.ledger.projection;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * The rows of a projection as of a ledger number, in short: two that are equal have equal rows.
 *
 * @param name the projection
 * @param rows how many
 * @param sha256 of all of them, hexadecimal
 */
public record ProjectionDigest(String name, long rows, String sha256) {
    private static final int BUFFER = 1 << 16;

    public static ProjectionDigest compute(Projection projection, long upTo) {
        MessageDigest digest = Sha256Digest.newDigest();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest), BUFFER))) {
            long rows = projection.writeRows(out, upTo);
            out.flush();
            return new ProjectionDigest(projection.name(), rows, Sha256Digest.hex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Two projections compared.
     *
     * @param rows of the one that was derived
     * @param differences one sentence each: the first twenty, and that no more are told; none when the other
     *     has the same rows
     */
    public record ProjectionComparison(ProjectionDigest rows, List<String> differences) {
        public ProjectionComparison {
            differences = List.copyOf(differences);
        }
    }

    /** Compares what is kept with what was derived, as of a ledger number. */
    public static ProjectionComparison compare(Projection kept, Projection derived, long upTo) {
        ProjectionDigest rows = compute(derived, upTo);
        return new ProjectionComparison(
                rows, rows.equals(compute(kept, upTo)) ? List.of() : differences(kept, derived, upTo));
    }

    private static List<String> differences(Projection kept, Projection derived, long upTo) {
        List<String> differences =
                ProjectionRowComparator.compare(kept.name(), kept.describeRows(upTo), derived.describeRows(upTo));
        if (differences.isEmpty()) {
            throw new IllegalStateException("A projection writes what no row of it tells: " + kept.name());
        }
        return differences;
    }
}
