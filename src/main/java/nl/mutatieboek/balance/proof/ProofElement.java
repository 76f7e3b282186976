package nl.mutatieboek.balance.proof;

import java.util.Base64;

/**
 * Line of a proof: a subtree, or a leaf that the proof shows. The lines stand in the order of the tree; two neighbours of
 * one depth have a common parent, so the depths give the shape.
 *
 * @param depth number of nodes above it
 * @param shown hash of a subtree, without spaces; what a leaf shows, with spaces
 */
record ProofElement(int depth, SumNode node, String shown) {
    static ProofElement closed(int depth, SumNode node) {
        return new ProofElement(depth, node, Base64.getEncoder().encodeToString(node.hash()));
    }

    String line() {
        return depth + " " + node.count() + " " + node.sum() + " " + shown + "\n";
    }
}
