package nl.mutatieboek.balance.proof;

/**
 * Element of a proof: a subtree, or a leaf that the proof shows. The elements are in the order of the tree; two
 * neighbours of one depth have a common parent, so the depths give the shape.
 *
 * @param depth number of nodes above it
 * @param shown what a leaf shows; empty for a subtree
 * @param hash hash of a subtree, or of the content of an account; empty for a posting
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record ProofElement(int depth, SumNode node, String shown, byte... hash) {
    static ProofElement closed(int depth, SumNode node) {
        return new ProofElement(depth, node, "", node.hash());
    }
}
