package nl.mutatieboek.balance.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import nl.mutatieboek.ledger.Sha256Digest;

/** The two sum trees over the postings of one account: by effective day, and by moment. */
public final class AccountPostingTrees {
    private static final byte CONTENT = 3;

    private final List<ProvenPosting> byDay;
    private final List<ProvenPosting> byMoment;
    private final SumNode dayRoot;
    private final SumNode momentRoot;

    public AccountPostingTrees(List<ProvenPosting> postings) {
        byDay = sorted(postings, ProvenPosting.BY_DAY);
        byMoment = sorted(postings, ProvenPosting.BY_MOMENT);
        dayRoot = root(byDay);
        momentRoot = root(byMoment);
    }

    private static List<ProvenPosting> sorted(List<ProvenPosting> postings, Comparator<ProvenPosting> order) {
        return postings.stream().sorted(order).toList();
    }

    private static SumNode root(List<ProvenPosting> postings) {
        return SumNode.root(
                postings.stream().map(posting -> posting.leaf(false).node()).toList());
    }

    public long count() {
        return dayRoot.count();
    }

    /** Returns the sum in whole thousands of euros. */
    public long sum() {
        return dayRoot.sum();
    }

    /** Returns the hash that binds both trees. */
    byte[] content() {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(CONTENT);
        digest.update(dayRoot.hash());
        return digest.digest(momentRoot.hash());
    }

    /** Returns the lines that prove the postings up to a day, or up to the moment of a rank. */
    String proofUpTo(BalanceAxis axis) {
        List<ProvenPosting> postings = axis.isDay() ? byDay : byMoment;
        SumNode other = axis.isDay() ? momentRoot : dayRoot;
        Predicate<ProvenPosting> counted = axis::includes;
        int end = (int) postings.stream().takeWhile(counted).count();
        List<SumSubtree.Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < postings.size(); i++) {
            leaves.add(postings.get(i).leaf(i == end - 1 || i == end));
        }
        List<ProofElement> proof = new ArrayList<>();
        SumSubtree.add(leaves, proof, 0);
        String hash = Base64.getEncoder().encodeToString(other.hash());
        StringBuilder lines = new StringBuilder(axis.text() + " " + elementsUpTo(proof, end) + " " + hash + "\n");
        proof.forEach(element -> lines.append(element.line()));
        return lines.toString();
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
