package nl.mutatieboek.ledger.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.mutatieboek.ledger.RawEntry;

/** Derives the tree from the entries, beginning with the first one; stores nothing. */
final class TreeDeriver {
    private final EntryLeafHasher leaves;
    private final TiledTree tree;

    /**
     * @param saltKey salt key of the book
     * @param full receives each full tile
     */
    TreeDeriver(byte[] saltKey, Consumer<HashTile> full) {
        leaves = new EntryLeafHasher(saltKey);
        tree = new TiledTree(new PassingRepository(full));
    }

    /** Keeps nothing: the root of all leaves so far needs partial tiles only. */
    private record PassingRepository(Consumer<HashTile> full) implements TileRepository {
        @Override
        public void save(List<HashTile> tiles) {
            tiles.forEach(full);
        }

        @Override
        public Optional<HashTile> find(int level, long index) {
            return Optional.empty();
        }
    }

    void append(RawEntry entry) {
        tree.append(leaves.leafHash(entry));
        tree.saveFull();
    }

    /** Returns the number of entries so far. */
    long size() {
        return tree.size();
    }

    /** Returns the root of the entries so far. */
    byte[] root() {
        return tree.tree().root(tree.size());
    }
}
