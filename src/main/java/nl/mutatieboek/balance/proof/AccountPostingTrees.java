package nl.mutatieboek.balance.proof;

import java.security.MessageDigest;
import java.util.List;
import nl.mutatieboek.ledger.Sha256Digest;

/** The two sum trees over the postings of one account: by effective day, and by moment. */
public final class AccountPostingTrees {
    private static final byte CONTENT = 3;

    private final PostingTree byDay;
    private final PostingTree byMoment;

    public AccountPostingTrees(List<ProvenPosting> postings) {
        byDay = new PostingTree(postings, ProvenPosting.BY_DAY);
        byMoment = new PostingTree(postings, ProvenPosting.BY_MOMENT);
    }

    public long count() {
        return byDay.root().count();
    }

    /** Returns the sum in whole thousands of euros. */
    public long sum() {
        return byDay.root().sum();
    }

    /** Returns the hash that binds both trees. */
    byte[] content() {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(CONTENT);
        digest.update(byDay.root().hash());
        return digest.digest(byMoment.root().hash());
    }

    /** Adds what proves the postings up to a day, or up to the moment of a rank. */
    void addProofUpTo(BalanceAxis axis, ProofEncoder encoder) {
        PostingTree tree = axis.isDay() ? byDay : byMoment;
        PostingTree other = axis.isDay() ? byMoment : byDay;
        int end = tree.countUpTo(axis);
        List<ProofElement> proof = tree.proofOfFirst(end);
        encoder.addHash(other.root().hash()).addNumber(elementsUpTo(proof, end)).addTree(proof);
    }

    /** Number of elements that cover the first postings. */
    private static int elementsUpTo(List<ProofElement> proof, int postings) {
        long covered = 0;
        int elements = 0;
        while (covered < postings) {
            covered += proof.get(elements).node().count();
            elements++;
        }
        return elements;
    }
}
