package nl.mutatieboek.ledger;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of a projection as of a ledger number, in short: two that are equal have equal rows.
 *
 * @param name the projection
 * @param rows how many
 * @param sha256 of all of them, hexadecimal
 */
public record RowsDigest(String name, long rows, String sha256) {
    private static final int BUFFER = 1 << 16;

    /** Who has more differences than these has one cause. */
    private static final int MOST = 20;

    public static RowsDigest of(Projection projection, long upTo) {
        MessageDigest digest = Sha256.digest();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest), BUFFER))) {
            long rows = projection.write(out, upTo);
            out.flush();
            return new RowsDigest(projection.name(), rows, Sha256.hex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Two projections compared.
     *
     * @param rows of the one that was derived
     * @param differences one sentence each, place by place: the first twenty, and that no more were compared; none when the other
     *     has the same rows
     */
    public record Compared(RowsDigest rows, List<String> differences) {
        public Compared {
            differences = List.copyOf(differences);
        }
    }

    /** Compares what is kept with what was derived, as of a ledger number. */
    public static Compared compare(Projection kept, Projection derived, long upTo) {
        RowsDigest rows = of(derived, upTo);
        return new Compared(rows, rows.equals(of(kept, upTo)) ? List.of() : differences(kept, derived, upTo));
    }

    private static List<String> differences(Projection kept, Projection derived, long upTo) {
        List<String> differences = new ArrayList<>();
        Iterator<String> there = kept.rows(upTo).iterator();
        Iterator<String> follows = derived.rows(upTo).iterator();
        while (differences.size() < MOST && (there.hasNext() || follows.hasNext())) {
            String one = there.hasNext() ? there.next() : "nothing";
            String other = follows.hasNext() ? follows.next() : "nothing";
            if (!one.equals(other)) {
                differences.add("kept is " + one + "; but from the entries follows " + other);
            }
        }
        if (there.hasNext() || follows.hasNext()) {
            differences.add("no more rows of " + kept.name() + " were compared");
        }
        if (differences.isEmpty()) {
            throw new IllegalStateException("A projection writes what no row of it tells: " + kept.name());
        }
        return differences;
    }
}
