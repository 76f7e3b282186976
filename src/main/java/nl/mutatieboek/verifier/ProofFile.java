package nl.mutatieboek.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * A proof with the signed head that it leads to, as text: a receipt of an entry (C2SP tlog-proof), or the proof that a
 * later head extends an earlier one (C2SP tlog-witness).
 *
 * @param extra what the maker of a receipt added: the entry; not authenticated by itself
 * @param number index of the entry, from 0; or size of the earlier head
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record ProofFile(byte[] extra, long number, List<byte[]> proof, SignedNote head) {
    private static final String RECEIPT = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final int MAX_HASHES = 63;

    static ProofFile parseReceipt(String file) throws VerificationFailedException {
        return parse(file, "index ", RECEIPT);
    }

    static ProofFile parseConsistency(String file) throws VerificationFailedException {
        return parse(file, "old ", "");
    }

    private static ProofFile parse(String file, String label, String format) throws VerificationFailedException {
        int separator = file.indexOf("\n\n");
        List<String> lines = new ArrayList<>(
                file.substring(0, Math.max(0, separator)).lines().toList());
        boolean formed =
                format.isEmpty() || (!lines.isEmpty() && lines.removeFirst().equals(format));
        byte[] extra = {};
        if (formed && !format.isEmpty() && !lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = SignedNote.decode(lines.removeFirst().substring(EXTRA.length()));
        }
        if (!formed || lines.isEmpty() || !lines.getFirst().startsWith(label) || lines.size() > 1 + MAX_HASHES) {
            throw new VerificationFailedException(
                    "This is not a %s: it has no line \"%s\" with a number, or too many hashes."
                            .formatted(format.isEmpty() ? "proof of consistency" : "receipt", label));
        }
        long number = TreeHead.parseCount(lines.removeFirst().substring(label.length()));
        List<byte[]> proof = new ArrayList<>();
        for (String line : lines) {
            proof.add(TreeHead.parseHash(line));
        }
        return new ProofFile(extra, number, proof, SignedNote.parse(file.substring(separator + 2)));
    }

    /** Requires that the entry of this receipt is in the book that the policy accepts; returns the head. */
    TreeHead requireIncluded(TrustPolicy policy) throws VerificationFailedException {
        TreeHead accepted = policy.accept(head);
        SealedEntry entry = SealedEntry.parse(extra);
        MerkleProof.requireInclusion(
                number, accepted.size(), MerkleProof.leafHash(entry.leafData()), proof, accepted.root());
        if (entry.ledgerNumber() != number + 1) {
            throw new VerificationFailedException(
                    "The receipt is for entry %d and contains another entry.".formatted(number + 1));
        }
        return accepted;
    }

    /** Requires that the later head extends the earlier one and that the policy accepts both; returns the later one. */
    TreeHead requireExtension(SignedNote earlierHead, TrustPolicy policy) throws VerificationFailedException {
        TreeHead earlier = policy.accept(earlierHead);
        TreeHead later = policy.accept(head);
        if (!earlier.origin().equals(later.origin())) {
            throw new VerificationFailedException("The two heads are of different books.");
        }
        if (earlier.size() != number) {
            throw new VerificationFailedException(
                    "The proof starts at %d entries, and the earlier head has %d.".formatted(number, earlier.size()));
        }
        MerkleProof.requireConsistency(earlier, later, proof);
        return later;
    }
}
