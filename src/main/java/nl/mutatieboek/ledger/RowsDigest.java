package nl.mutatieboek.ledger;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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

    public static RowsDigest of(Projection projection, long upTo) {
        MessageDigest digest = newDigest();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest), BUFFER))) {
            long rows = projection.write(out, upTo);
            out.flush();
            return new RowsDigest(projection.name(), rows, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * In which rows two projections differ at a ledger number.
     *
     * @param most at most so many of them
     * @return one sentence each; none when they are equal
     */
    public static List<String> differences(Projection kept, Projection derived, long upTo, int most) {
        List<String> differences = new ArrayList<>();
        if (of(kept, upTo).equals(of(derived, upTo))) {
            return differences;
        }
        Iterator<String> there = kept.rows(upTo).iterator();
        Iterator<String> follows = derived.rows(upTo).iterator();
        while (differences.size() < most && (there.hasNext() || follows.hasNext())) {
            String one = there.hasNext() ? there.next() : "nothing";
            String other = follows.hasNext() ? follows.next() : "nothing";
            if (!one.equals(other)) {
                differences.add("kept is " + one + "; but from the entries follows " + other);
            }
        }
        if (differences.isEmpty()) {
            differences.add("they differ in what no row tells");
        }
        return differences;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
