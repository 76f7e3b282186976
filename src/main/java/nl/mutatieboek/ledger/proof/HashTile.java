package nl.mutatieboek.ledger.proof;

import java.util.Arrays;

/**
 * A tile of the tree as C2SP tlog-tiles defines it: up to 256 consecutive hashes at a level that is a multiple of 8.
 *
 * @param level level of the tile; its hashes cover 256 to the power of this level leaves each
 * @param index index of the tile in its level
 * @param hashes the hashes, one after another
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
public record HashTile(int level, long index, byte[] hashes) {
    static final int HEIGHT = 8;

    /** Number of hashes of a full tile. */
    public static final int WIDTH = 1 << HEIGHT;

    static final int HASH_LENGTH = 32;

    /** Level above which no tile is full, because a tree has fewer than 2^63 leaves. */
    static final int HIGHEST_FULL_LEVEL = 6;

    int width() {
        return hashes.length / HASH_LENGTH;
    }

    boolean isFull() {
        return width() == WIDTH;
    }

    boolean hasEqualHashes(HashTile other) {
        return Arrays.equals(hashes, other.hashes);
    }

    byte[] hash(int position) {
        return Arrays.copyOfRange(hashes, position * HASH_LENGTH, (position + 1) * HASH_LENGTH);
    }

    /** Returns the first hashes of the tile. */
    HashTile prefix(int width) {
        return new HashTile(level, index, Arrays.copyOf(hashes, width * HASH_LENGTH));
    }

    /** Hash of the complete subtree over {@code 2^height} hashes of this tile, from a position on. */
    byte[] subtree(int height, int position) {
        if (height == 0) {
            return hash(position);
        }
        int half = 1 << (height - 1);
        return MerkleTree.nodeHash(subtree(height - 1, position), subtree(height - 1, position + half));
    }
}
