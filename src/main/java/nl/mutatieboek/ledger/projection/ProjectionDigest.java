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
 * Digest of the rows of a projection as of a ledger number. Equal digests mean equal rows.
 *
 * @param name name of the projection
 * @param rows number of rows
 * @param sha256 digest of all rows, hexadecimal
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
     * Result of comparing two projections.
     *
     * @param rows digest of the derived projection
     * @param differences the first twenty differences, one sentence each, and a note if there are more; empty if equal
     */
    public record ProjectionComparison(ProjectionDigest rows, List<String> differences) {
        public ProjectionComparison {
            differences = List.copyOf(differences);
        }
    }

    /** Compares a stored projection with a derived one, as of a ledger number. */
    public static ProjectionComparison compare(Projection stored, Projection derived, long upTo) {
        ProjectionDigest rows = compute(derived, upTo);
        return new ProjectionComparison(
                rows, rows.equals(compute(stored, upTo)) ? List.of() : differences(stored, derived, upTo));
    }

    private static List<String> differences(Projection stored, Projection derived, long upTo) {
        List<String> differences =
                ProjectionRowComparator.compare(stored.name(), stored.describeRows(upTo), derived.describeRows(upTo));
        if (differences.isEmpty()) {
            throw new IllegalStateException("Projection rows differ, but their descriptions do not: " + stored.name());
        }
        return differences;
    }
}
