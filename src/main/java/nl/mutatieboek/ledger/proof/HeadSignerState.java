package nl.mutatieboek.ledger.proof;

import java.util.List;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.RecentEntryQueue;
import org.jspecify.annotations.Nullable;

/** Key, tree and last head of the signer of a book; changes only under its own monitor. */
final class HeadSignerState {
    private static final int PAGE = 1_000;

    final HeadSigningKey key;
    private final byte[] saltKey;
    final EntryLeafHasher leaves;
    final TiledTree tree;
    final boolean readOnly;
    volatile @Nullable SignedHead latest;

    /**
     * Creates a state.
     *
     * @param saltKey salt key of the book
     * @param readOnly whether another process signs, and stores the tiles
     */
    HeadSignerState(HeadSigningKey key, byte[] saltKey, TiledTree tree, boolean readOnly) {
        this.key = key;
        this.leaves = new EntryLeafHasher(saltKey);
        this.saltKey = saltKey;
        this.tree = tree;
        this.readOnly = readOnly;
    }

    /**
     * Adds the entries up to a number to the tree, and stores its full tiles.
     *
     * @param recent entries that the writer hands over; the others are read
     */
    void append(LedgerReader entries, RecentEntryQueue recent, long upTo) {
        List<RawEntry> handedOver = recent.take(tree.size(), upTo);
        if (handedOver.isEmpty() && tree.size() < upTo) {
            entries.forEachRawWithoutGap(tree.size(), upTo, this::append);
        }
        handedOver.forEach(this::append);
        saveTiles();
    }

    private void append(RawEntry entry) {
        tree.append(leaves.leafHash(entry));
        if (tree.size() % PAGE == 0) {
            saveTiles();
        }
    }

    /** Returns the salts of the commitments in the head of the first entries. */
    CommitmentSalter commitmentSalter(long size) {
        return new CommitmentSalter(saltKey, size, tree.tree().root(size));
    }

    /** Stores the full tiles that are not stored yet. */
    void saveTiles() {
        if (!readOnly) {
            tree.saveFull();
        }
    }
}
