package nl.mutatieboek.ledger.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tree over all entries, in tiles. Full tiles are stored; the partial tile of each level is kept in memory. Not
 * thread-safe.
 */
final class TiledTree implements MerkleTree.NodeReader {
    private static final Comparator<HashTile> UPPER_LEVELS_FIRST =
            Comparator.comparingInt(HashTile::level).reversed().thenComparingLong(HashTile::index);

    private final TileRepository stored;

    /** Partial tile of each level; possibly empty. */
    private final List<HashTile> partial = new ArrayList<>();

    /** Full tiles that are not stored yet. */
    private final List<HashTile> unsaved = new ArrayList<>();

    private long size;

    /** Continues after the stored tiles; leaves after the last full tile are to be appended again. */
    TiledTree(TileRepository stored) {
        this.stored = stored;
        this.size = stored.countFull(0) * HashTile.WIDTH;
        long count = size;
        for (int level = 0; count > 0; level++) {
            partial.add(restorePartial(level, count));
            count >>= HashTile.HEIGHT;
        }
    }

    /** A hash of a level is the root of a full tile of the level below. */
    private HashTile restorePartial(int level, long count) {
        long index = count >> HashTile.HEIGHT;
        HashTile tile = new HashTile(level, index, new byte[0]);
        for (long position = index << HashTile.HEIGHT; position < count; position++) {
            tile = tile.plus(required(level - 1, position).subtree(HashTile.HEIGHT, 0));
        }
        return tile;
    }

    long size() {
        return size;
    }

    void append(byte[] leafHash) {
        append(0, leafHash);
        size++;
    }

    private void append(int level, byte[] hash) {
        if (partial.size() == level) {
            partial.add(new HashTile(level, 0, new byte[0]));
        }
        HashTile tile = partial.get(level).plus(hash);
        if (tile.isFull()) {
            unsaved.add(tile);
            partial.set(level, new HashTile(level, tile.index() + 1, new byte[0]));
            append(level + 1, tile.subtree(HashTile.HEIGHT, 0));
        } else {
            partial.set(level, tile);
        }
    }

    /**
     * Stores the full tiles that are not stored yet, upper levels first: the tiles of level 0 tell where the tree continues,
     * even if the process ends before the last of these.
     */
    void saveFull() {
        if (!unsaved.isEmpty()) {
            stored.save(unsaved.stream().sorted(UPPER_LEVELS_FIRST).toList());
            unsaved.clear();
        }
    }

    MerkleTree tree() {
        return new MerkleTree(this);
    }

    @Override
    public byte[] node(int level, long index) {
        int tileLevel = level / HashTile.HEIGHT;
        int height = level % HashTile.HEIGHT;
        long position = index << height;
        HashTile tile = required(tileLevel, position >> HashTile.HEIGHT);
        return tile.subtree(height, (int) (position & (HashTile.WIDTH - 1)));
    }

    /**
     * Returns a tile as it was in the tree of the first {@code size} leaves.
     *
     * @throws IllegalArgumentException if that tree has no such tile
     */
    HashTile tile(int level, long index, long size) {
        long width = Math.min(HashTile.WIDTH, (size >> (HashTile.HEIGHT * level)) - index * HashTile.WIDTH);
        if (index < 0 || width <= 0) {
            throw new IllegalArgumentException("No tile %d of level %d in a tree of %d".formatted(index, level, size));
        }
        return required(level, index).prefix((int) width);
    }

    private HashTile required(int level, long index) {
        if (level < partial.size() && partial.get(level).index() == index) {
            return partial.get(level);
        }
        return unsaved.stream()
                .filter(tile -> tile.level() == level && tile.index() == index)
                .findFirst()
                .or(() -> stored.find(level, index))
                .orElseThrow(() -> new IllegalStateException("Tile %d of level %d is missing".formatted(index, level)));
    }
}
