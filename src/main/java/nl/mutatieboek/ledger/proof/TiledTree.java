package nl.mutatieboek.ledger.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The tree over all entries, in tiles. Full tiles are stored; the partial tile of each level is kept in memory. Not
 * thread-safe.
 */
final class TiledTree implements MerkleTree.NodeReader {
    private static final Comparator<HashTile> UPPER_LEVELS_FIRST =
            Comparator.comparingInt(HashTile::level).reversed().thenComparingLong(HashTile::index);

    private final TileRepository stored;

    /** Partial tile of each level; possibly empty. */
    private final List<PartialTile> partial = new ArrayList<>();

    /** Full tiles that are not stored yet. */
    private final List<HashTile> unsaved = new ArrayList<>();

    private long size;

    /** False after a leaf that was added in part, for example without enough memory. */
    private boolean isWhole = true;

    /** A tile that hashes are added to, without a copy for each of them. */
    private static final class PartialTile {
        private final int level;
        private final long index;
        private final byte[] hashes = new byte[HashTile.WIDTH * HashTile.HASH_LENGTH];
        private int width;

        PartialTile(int level, long index) {
            this.level = level;
            this.index = index;
        }

        void add(byte[] hash) {
            System.arraycopy(hash, 0, hashes, width * HashTile.HASH_LENGTH, HashTile.HASH_LENGTH);
            width++;
        }

        HashTile toTile() {
            return new HashTile(level, index, hashes).prefix(width);
        }
    }

    /** A stored tile is missing or not full. */
    static final class DamagedTreeException extends IllegalStateException {
        DamagedTreeException(int level, long index) {
            super("Tile %d of level %d is missing".formatted(index, level));
        }
    }

    /** Begins an empty tree. */
    TiledTree(TileRepository stored) {
        this(stored, 0);
    }

    /**
     * Continues with the stored tiles of the first leaves; the other leaves are to be appended again. So a stored tile
     * counts only as far as a signed head confirms it.
     *
     * @param confirmed number of leaves whose tiles count
     */
    TiledTree(TileRepository stored, long confirmed) {
        this.stored = stored;
        this.size = confirmed - confirmed % HashTile.WIDTH;
        long count = size;
        for (int level = 0; count > 0; level++) {
            partial.add(restorePartial(level, count));
            count >>= HashTile.HEIGHT;
        }
    }

    /** A hash of a level is the root of a full tile of the level below. */
    private PartialTile restorePartial(int level, long count) {
        long index = count >> HashTile.HEIGHT;
        PartialTile tile = new PartialTile(level, index);
        for (long position = index << HashTile.HEIGHT; position < count; position++) {
            tile.add(required(level - 1, position).subtree(HashTile.HEIGHT, 0));
        }
        return tile;
    }

    long size() {
        return size;
    }

    /** @throws IllegalStateException if an earlier leaf was added in part: the tree is wrong from then on */
    void append(byte[] leafHash) {
        requireWhole();
        isWhole = false;
        append(0, leafHash);
        size++;
        isWhole = true;
    }

    private void requireWhole() {
        if (!isWhole) {
            throw new IllegalStateException(
                    "The tree of entries is incomplete after a failure; restart the application");
        }
    }

    private void append(int level, byte[] hash) {
        if (partial.size() == level) {
            partial.add(new PartialTile(level, 0));
        }
        PartialTile tile = partial.get(level);
        tile.add(hash);
        if (tile.width == HashTile.WIDTH) {
            HashTile full = tile.toTile();
            unsaved.add(full);
            partial.set(level, new PartialTile(level, tile.index + 1));
            append(level + 1, full.subtree(HashTile.HEIGHT, 0));
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
        requireWhole();
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

    /** Returns the first hashes of a tile, if the tree of the first {@code size} leaves has so many in it. */
    Optional<HashTile> find(int level, long index, int width, long size) {
        long fitting = level > HashTile.HIGHEST_FULL_LEVEL + 1 ? -1 : (size >> (HashTile.HEIGHT * level)) - width;
        return index >= 0 && width > 0 && fitting >= 0 && index <= fitting >> HashTile.HEIGHT
                ? Optional.of(required(level, index).prefix(width))
                : Optional.empty();
    }

    private HashTile required(int level, long index) {
        if (level < partial.size() && partial.get(level).index == index) {
            return partial.get(level).toTile();
        }
        return unsaved.stream()
                .filter(tile -> tile.level() == level && tile.index() == index)
                .findFirst()
                .or(() -> stored.find(level, index).filter(HashTile::isFull))
                .orElseThrow(() -> new DamagedTreeException(level, index));
    }
}
