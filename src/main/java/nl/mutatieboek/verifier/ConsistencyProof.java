package nl.mutatieboek.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a later head extends an earlier one, as C2SP tlog-witness sends it: the size of the earlier head, the
 * hashes, and the later head.
 */
record ConsistencyProof(long earlierSize, List<byte[]> proof, SignedNote laterHead) {
    private static final String OLD = "old ";
    private static final int MAX_HASHES = 63;

    static ConsistencyProof parse(String file) throws VerificationFailedException {
        int separator = file.indexOf("\n\n");
        List<String> lines = new ArrayList<>(
                file.substring(0, Math.max(0, separator)).lines().toList());
        if (lines.isEmpty() || !lines.getFirst().startsWith(OLD) || lines.size() > 1 + MAX_HASHES) {
            throw new VerificationFailedException(
                    "This is not a consistency proof: \"old\", a size, hashes and a head.");
        }
        long size = TreeHead.parseCount(lines.removeFirst().substring(OLD.length()));
        List<byte[]> proof = new ArrayList<>();
        for (String line : lines) {
            proof.add(TreeHead.parseHash(line));
        }
        return new ConsistencyProof(size, proof, SignedNote.parse(file.substring(separator + 2)));
    }

    /** Requires that the later head extends the earlier one and that the policy accepts both; returns the later one. */
    TreeHead requireExtension(SignedNote earlierHead, TrustPolicy policy) throws VerificationFailedException {
        TreeHead earlier = policy.accept(earlierHead);
        TreeHead later = policy.accept(laterHead);
        if (!earlier.origin().equals(later.origin())) {
            throw new VerificationFailedException("The two heads are of different books.");
        }
        if (earlier.size() != earlierSize) {
            throw new VerificationFailedException("The proof starts at %d entries, and the earlier head has %d."
                    .formatted(earlierSize, earlier.size()));
        }
        MerkleProof.requireConsistency(earlier, later, proof);
        return later;
    }
}
