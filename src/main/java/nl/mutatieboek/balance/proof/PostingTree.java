package nl.mutatieboek.balance.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sum tree over the postings of one account in one order. It keeps the roots of complete blocks, so that a proof of an
 * account with many postings needs few hashes.
 */
final class PostingTree {
    private static final int BLOCK_BITS = 4;

    private final List<ProvenPosting> postings;

    /** By level: the complete subtrees over 16 postings, over 32, and so on. */
    private final List<List<SumNode>> blocks = new ArrayList<>();

    PostingTree(List<ProvenPosting> postings, Comparator<ProvenPosting> order) {
        this.postings = postings.stream().sorted(order).toList();
        int size = 1 << BLOCK_BITS;
        List<SumNode> level = new ArrayList<>();
        for (int from = 0; from + size <= postings.size(); from += size) {
            level.add(node(from, from + size));
        }
        while (!level.isEmpty()) {
            blocks.add(level);
            List<SumNode> parents = new ArrayList<>();
            for (int i = 0; i + 1 < level.size(); i += 2) {
                parents.add(SumNode.parent(level.get(i), level.get(i + 1)));
            }
            level = parents;
        }
    }

    SumNode root() {
        return node(0, postings.size());
    }

    /** Root over consecutive postings, in the shape of {@link SumNode#root}. */
    private SumNode node(int from, int to) {
        int size = to - from;
        if (size <= 1) {
            return size == 0 ? SumNode.EMPTY : postings.get(from).leaf();
        }
        int level = Integer.numberOfTrailingZeros(size) - BLOCK_BITS;
        if (Integer.bitCount(size) == 1 && level >= 0 && level < blocks.size()) {
            return blocks.get(level).get(from / size);
        }
        int split = from + SumNode.split(size);
        return SumNode.parent(node(from, split), node(split, to));
    }

    /** Number of postings up to a bound. */
    int countUpTo(BalanceAxis axis) {
        int from = 0;
        int to = postings.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (axis.includes(postings.get(middle))) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Returns the elements that prove the sum of the first {@code end} postings: the last of them and the next are shown. */
    List<ProofElement> proofOfFirst(int end) {
        List<ProofElement> proof = new ArrayList<>();
        addTo(proof, 0, postings.size(), end, 0);
        return proof;
    }

    private void addTo(List<ProofElement> proof, int from, int to, int end, int depth) {
        if (end < from || end > to) {
            proof.add(ProofElement.closed(depth, node(from, to)));
        } else if (to - from == 1) {
            proof.add(new ProofElement(
                    depth, postings.get(from).leaf(), postings.get(from).label()));
        } else {
            int split = from + SumNode.split(to - from);
            addTo(proof, from, split, end, depth + 1);
            addTo(proof, split, to, end, depth + 1);
        }
    }
}
