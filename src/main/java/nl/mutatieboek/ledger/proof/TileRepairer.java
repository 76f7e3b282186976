package nl.mutatieboek.ledger.proof;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nl.mutatieboek.ledger.LedgerReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the stored tiles with a signed head, and derives them again from the entries. */
final class TileRepairer {
    private static final Logger LOG = LoggerFactory.getLogger(TileRepairer.class);

    private final LedgerReader entries;
    private final byte[] saltKey;
    private final JdbcTileRepository stored;
    private final LongSupplier epoch;

    /** @param epoch epoch of this process as the writer */
    TileRepairer(LedgerReader entries, byte[] saltKey, JdbcTileRepository stored, LongSupplier epoch) {
        this.entries = entries;
        this.saltKey = saltKey;
        this.stored = stored;
        this.epoch = epoch;
    }

    /** Derives the stored tiles again if they do not lead to a head; false if the entries do not lead to it either. */
    boolean confirm(SignedHead head) {
        if (isLedToByTiles(head)) {
            return true;
        }
        OptionalLong replaced = replaceDiffering(head);
        replaced.ifPresent(count -> LOG.warn("{} tiles of the tree were wrong and are derived again", count));
        return replaced.isPresent();
    }

    private boolean isLedToByTiles(SignedHead head) {
        try {
            TiledTree tree = new TiledTree(new ReadOnlyRepository(stored), head.size());
            EntryLeafHasher leaves = new EntryLeafHasher(saltKey);
            entries.forEachRawWithoutGap(tree.size(), head.size(), entry -> tree.append(leaves.leafHash(entry)));
            return head.hasRoot(tree.tree().root(head.size()));
        } catch (TiledTree.DamagedTreeException e) {
            return false;
        }
    }

    /**
     * Replaces the tiles that are not those of the entries up to a head.
     *
     * @return how many that were; empty, and nothing is replaced, if the entries do not lead to the head
     */
    OptionalLong replaceDiffering(SignedHead head) {
        long[] differing = {0};
        byte[] root = derive(head.size(), tile -> differing[0] += isStored(tile) ? 0 : 1);
        if (!head.hasRoot(root)) {
            return OptionalLong.empty();
        }
        if (differing[0] > 0) {
            derive(head.size(), tile -> {
                if (!isStored(tile)) {
                    stored.replace(tile, epoch.getAsLong());
                }
            });
        }
        return OptionalLong.of(differing[0]);
    }

    private boolean isStored(HashTile tile) {
        return stored.find(tile.level(), tile.index())
                .filter(tile::hasEqualHashes)
                .isPresent();
    }

    /** Returns the root of the first {@code size} entries; passes on their full tiles. */
    private byte[] derive(long size, Consumer<HashTile> full) {
        TreeDeriver derived = new TreeDeriver(saltKey, full);
        entries.forEachRawWithoutGap(0, size, derived::append);
        return derived.root();
    }

    /** Reads the stored tiles, and stores none. */
    private record ReadOnlyRepository(TileRepository stored) implements TileRepository {
        @Override
        public void save(List<HashTile> full) {
            // The tree needs the last, partial tiles only.
        }

        @Override
        public Optional<HashTile> find(int level, long index) {
            return stored.find(level, index);
        }
    }
}
