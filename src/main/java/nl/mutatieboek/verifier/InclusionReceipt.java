package nl.mutatieboek.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * Receipt of an entry in the format of C2SP tlog-proof: the proof that it is in the book, and the signed head to which
 * the proof leads.
 *
 * @param extra what the maker of the receipt added; not authenticated
 * @param index index of the entry, from 0; its ledger number is one higher
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record InclusionReceipt(byte[] extra, long index, List<byte[]> proof, SignedNote head) {
    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_HASHES = 63;

    static InclusionReceipt parse(String file) throws VerificationFailedException {
        int separator = file.indexOf("\n\n");
        if (separator < 0) {
            throw new VerificationFailedException("This is not a receipt: it has no head.");
        }
        List<String> lines =
                new ArrayList<>(file.substring(0, separator).lines().toList());
        if (!lines.removeFirst().equals(FORMAT)) {
            throw new VerificationFailedException("This is not a receipt: its first line is not " + FORMAT + ".");
        }
        byte[] extra = {};
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = StrictBase64.decode(lines.removeFirst().substring(EXTRA.length()));
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX) || lines.size() > 1 + MAX_HASHES) {
            throw new VerificationFailedException("This is not a receipt: it names no entry, or has too many hashes.");
        }
        long index = TreeHead.parseCount(lines.removeFirst().substring(INDEX.length()));
        List<byte[]> proof = new ArrayList<>();
        for (String line : lines) {
            proof.add(TreeHead.parseHash(line));
        }
        return new InclusionReceipt(extra, index, proof, SignedNote.parse(file.substring(separator + 2)));
    }

    /** Requires that an entry with this data is in the book that the policy accepts; returns the head. */
    TreeHead requireIncluded(byte[] leafData, TrustPolicy policy) throws VerificationFailedException {
        TreeHead accepted = policy.accept(head);
        MerkleProof.requireInclusion(index, accepted.size(), MerkleProof.leafHash(leafData), proof, accepted.root());
        return accepted;
    }
}
