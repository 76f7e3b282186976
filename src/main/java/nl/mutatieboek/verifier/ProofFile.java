package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proof with the signed head that it leads to, as text: a receipt of an entry (C2SP tlog-proof), or the proof that a
 * later head extends an earlier one (C2SP tlog-witness).
 *
 * @param entry what the maker of a receipt added; empty in a proof of consistency
 * @param number index of the entry, from 0; or size of the earlier head
 */
record ProofFile(SealedEntry entry, long number, List<byte[]> proof, TreeHead head) {
    /** First line of a receipt. */
    static final String RECEIPT = "c2sp.org/tlog-proof@v1";

    private static final String REST = "(?<number>.+)\n(?<hashes>(?:.+\n){0,63})\n(?<head>(?s).+)";

    static ProofFile parseReceipt(String file) {
        return parse(file, "receipt", Pattern.quote(RECEIPT) + "\n(?:extra (?<extra>.+)\n)?index ");
    }

    static ProofFile parseConsistency(String file) {
        return parse(file, "proof of consistency", "(?<extra>)old ");
    }

    private static ProofFile parse(String file, String kind, String start) {
        Matcher parts = Pattern.compile(start + REST).matcher(file);
        require(parts.matches(), "This is not a %s: it does not begin like one, or has too many hashes.", kind);
        return new ProofFile(
                new SealedEntry(EvidenceText.decode(Objects.requireNonNullElse(parts.group("extra"), ""))),
                EvidenceText.parseCount(parts.group("number")),
                parts.group("hashes").lines().map(EvidenceText::parseHash).toList(),
                TreeHead.parse(parts.group("head")));
    }

    /** Requires that the entry of this receipt is in the book that the policy accepts; returns the result. */
    Map<String, String> requireIncluded(TrustPolicy policy) {
        MerkleProof.requireInclusion(number, entry.leafHash(), proof, policy.accept(head));
        boolean named = entry.ledgerNumber() == number + 1;
        require(named, "The receipt is for entry %d and contains another entry.", number + 1);
        Map<String, String> result = head.describe();
        result.putAll(entry.columns());
        return result;
    }

    /** Requires that the later head extends the earlier one and that the policy accepts both; returns the result. */
    Map<String, String> requireExtension(TreeHead earlierHead, TrustPolicy policy) {
        TreeHead earlier = policy.accept(earlierHead);
        TreeHead later = policy.accept(head);
        require(earlier.origin().equals(later.origin()), "The two heads are of different books.");
        long size = earlier.size();
        require(size == number, "The proof starts at %d entries, and the earlier head has %d.", number, size);
        MerkleProof.requireConsistency(earlier, later, proof);
        return later.describe();
    }
}
