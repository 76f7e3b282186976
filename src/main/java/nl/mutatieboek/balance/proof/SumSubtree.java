package nl.mutatieboek.balance.proof;

import java.util.List;

/** Part of a sum tree, from which a proof is read. */
interface SumSubtree {
    SumNode node();

    /** Whether the proof shows a leaf of it. */
    boolean isOpened();

    /** Adds the elements of a proof that stand for it. */
    void addTo(List<ProofElement> proof, int depth);

    /** Adds consecutive parts in the shape of {@link SumNode#root}; parts without an opened leaf are added together. */
    static void add(List<? extends SumSubtree> parts, List<ProofElement> proof, int depth) {
        if (parts.stream().noneMatch(SumSubtree::isOpened)) {
            proof.add(ProofElement.closed(
                    depth, SumNode.root(parts.stream().map(SumSubtree::node).toList())));
        } else if (parts.size() == 1) {
            parts.getFirst().addTo(proof, depth);
        } else {
            int split = SumNode.split(parts.size());
            add(parts.subList(0, split), proof, depth + 1);
            add(parts.subList(split, parts.size()), proof, depth + 1);
        }
    }

    /** An account with what it shows. */
    @SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
    record Leaf(SumNode node, String key, byte[] content, boolean isOpened) implements SumSubtree {
        @Override
        public void addTo(List<ProofElement> proof, int depth) {
            proof.add(isOpened ? new ProofElement(depth, node, key, content) : ProofElement.closed(depth, node));
        }
    }
}
