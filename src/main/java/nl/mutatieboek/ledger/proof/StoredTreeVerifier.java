package nl.mutatieboek.ledger.proof;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.verification.LedgerFault;
import nl.mutatieboek.ledger.verification.LedgerFault.LedgerFaultKind;
import nl.mutatieboek.ledger.verification.TreeVerifier;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedTree;
import org.jspecify.annotations.Nullable;

/**
 * Compares the stored tiles, and the last signed head if this process can read it, with the tree that follows from the
 * entries. Keeps the digests of the derived tiles only, 32 bytes per 256 entries.
 */
public final class StoredTreeVerifier implements TreeVerifier {
    private static final int MOST_FAULTS = 20;

    private final TileDigests derived = new TileDigests();
    private final List<LedgerFault> faults = new ArrayList<>();
    private final TreeDeriver tree;
    private final JdbcTileRepository stored;
    private final BookIdentityRepository identity;
    private final HeadDirectory directory;
    private final @Nullable SignedHead head;
    private final BalanceStatementDeriver balances;
    private final @Nullable SignedHead balanceHead;
    private byte @Nullable [] rootAtHead;
    private byte @Nullable [] rootAtBalances;

    /** Creates a verifier for one pass; call before the snapshot, so that the entries reach the head. */
    public static StoredTreeVerifier create(
            DataSource dataSource, HeadProperties settings, Path data, BalanceStatementDeriver balances) {
        return new StoredTreeVerifier(
                new JdbcTileRepository(dataSource),
                new BookIdentityRepository(dataSource),
                HeadDirectory.locate(settings, data),
                balances);
    }

    private StoredTreeVerifier(
            JdbcTileRepository stored,
            BookIdentityRepository identity,
            HeadDirectory directory,
            BalanceStatementDeriver balances) {
        this.balances = balances;
        this.stored = stored;
        this.identity = identity;
        this.directory = directory;
        tree = new TreeDeriver(identity.saltKey(), derived::add);
        head = readHead(LedgerFaultKind.SIGNED_HEAD_DIFFERS, directory.canReadLastHead(), directory::findLastHead)
                .orElse(null);
        // After a restore the file may be of the book before it.
        balanceHead = readHead(
                        LedgerFaultKind.BALANCE_HEAD_DIFFERS,
                        directory.canReadLastHead() || directory.balanceHead().isReadable(),
                        directory.balanceHead()::find)
                .filter(one -> head == null || one.origin().equals(head.origin() + "/balances"))
                .orElse(null);
    }

    /** Only the operator can read the heads, so the process of somebody else finds none. */
    private Optional<SignedHead> readHead(
            LedgerFaultKind wrong, boolean readable, Supplier<Optional<SignedHead>> file) {
        try {
            return readable ? file.get() : Optional.empty();
        } catch (LedgerStartupException e) {
            faults.add(new LedgerFault(0, wrong, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Digests of the full tiles of each level, in order. */
    private static final class TileDigests {
        private final List<List<byte[]>> levels = new ArrayList<>();

        void add(HashTile tile) {
            if (levels.size() == tile.level()) {
                levels.add(new ArrayList<>());
            }
            levels.get(tile.level()).add(digest(tile));
        }

        boolean contains(HashTile tile) {
            return tile.level() >= 0
                    && tile.level() < levels.size()
                    && tile.index() >= 0
                    && tile.index() < levels.get(tile.level()).size();
        }

        boolean isEqualTo(HashTile tile) {
            return MessageDigest.isEqual(levels.get(tile.level()).get((int) tile.index()), digest(tile));
        }

        private static byte[] digest(HashTile tile) {
            return Sha256Digest.newDigest().digest(tile.hashes());
        }
    }

    @Override
    public void accept(RawEntry entry) {
        tree.append(entry);
        if (head != null && tree.size() == head.size()) {
            rootAtHead = tree.root();
        }
        if (balanceHead != null && tree.size() == balanceHead.size()) {
            rootAtBalances = tree.root();
        }
    }

    @Override
    public VerifiedTree compareWithStored() {
        if (head != null) {
            compareHead(head, rootAtHead);
        }
        long tiles = compareTiles();
        return new VerifiedTree(
                tiles,
                head == null ? null : head.size(),
                null,
                faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    }

    @Override
    public VerifiedTree compareBalances(VerifiedTree compared, ProjectionReader projections) {
        if (balanceHead == null) {
            return compared;
        }
        long size = balanceHead.size();
        return compared.withBalances(
                size,
                isDerived(balanceHead, projections)
                        ? null
                        : new LedgerFault(
                                size,
                                LedgerFaultKind.BALANCE_HEAD_DIFFERS,
                                "The head of the balances of %d entries, %s, does not state what follows from the entries."
                                        .formatted(size, directory.balanceHead().file())));
    }

    private boolean isDerived(SignedHead last, ProjectionReader projections) {
        return rootAtBalances != null
                && last.hasRoot(rootAtBalances)
                && projections.completeTo() >= last.size()
                && last.statement()
                        .equals(balances.derive(
                                last.size(),
                                projections,
                                new CommitmentSalter(identity.saltKey(), last.size(), rootAtBalances)));
    }

    private void compareHead(SignedHead last, byte @Nullable [] root) {
        if (root == null) {
            faults.add(new LedgerFault(
                    tree.size() + 1,
                    LedgerFaultKind.SIGNED_HEAD_AHEAD,
                    "A head of %d entries was signed, but the ledger ends at %d: the database was set back."
                            .formatted(last.size(), tree.size())));
        } else if (!isSignatureOver(last, root)) {
            faults.add(new LedgerFault(
                    last.size(),
                    LedgerFaultKind.SIGNED_HEAD_DIFFERS,
                    "The first %d entries are not those of the last signed head, %s: they were changed, or the head is of another book."
                            .formatted(last.size(), directory.lastHeadFile())));
        }
    }

    /**
     * Ed25519 gives one text one signature. Without the recorded key, only the text is compared. While the operator
     * replaces the key, the signature may be of the old key or of the next one.
     */
    private boolean isSignatureOver(SignedHead last, byte[] root) {
        String recorded = identity.findPublicKey().orElse("+");
        String name = recorded.substring(0, recorded.indexOf('+'));
        List<HeadSigningKey> keys = directory.findReadableKeys().stream()
                .filter(pair -> !name.isEmpty())
                .map(pair -> new HeadSigningKey(name, pair))
                .toList();
        return keys.stream().map(HeadSigningKey::verifierKey).anyMatch(recorded::equals)
                ? keys.stream().anyMatch(key -> last.equals(SignedHead.sign(key, last.size(), root)))
                : last.hasRoot(root);
    }

    private long compareTiles() {
        List<BitSet> found = new ArrayList<>();
        long[] compared = {0, head == null ? 0 : Math.min(head.size(), tree.size())};
        stored.forEach(tile -> {
            compared[0]++;
            if (!derived.contains(tile)) {
                addFault(
                        tile.level(),
                        tile.index(),
                        LedgerFaultKind.TILE_SURPLUS,
                        "is stored, but the ledger ends before");
                return;
            }
            while (found.size() <= tile.level()) {
                found.add(new BitSet());
            }
            found.get(tile.level()).set((int) tile.index());
            if (tile.level() == 0) {
                compared[1] = Math.max(compared[1], end(0, tile.index()));
            }
            if (!derived.isEqualTo(tile)) {
                addFault(
                        tile.level(),
                        tile.index(),
                        LedgerFaultKind.TILE_ALTERED,
                        "is not what follows from the entries");
            }
        });
        addMissing(found, compared[1]);
        return compared[0];
    }

    /** Tiles are stored before the head that needs them, and those of upper levels before the last one below. */
    private void addMissing(List<BitSet> found, long upTo) {
        for (int level = 0; end(level, 0) <= upTo; level++) {
            BitSet present = level < found.size() ? found.get(level) : new BitSet();
            int count = (int) (upTo >> (HashTile.HEIGHT * (level + 1)));
            for (int index = present.nextClearBit(0);
                    index < count && faults.size() < MOST_FAULTS;
                    index = present.nextClearBit(index + 1)) {
                addFault(level, index, LedgerFaultKind.TILE_MISSING, "is missing");
            }
        }
    }

    private void addFault(int level, long index, LedgerFaultKind kind, String what) {
        if (faults.size() < MOST_FAULTS) {
            long first = end(level, index - 1) + 1;
            faults.add(new LedgerFault(
                    first,
                    kind,
                    "Tile %d of level %d, over entries %d to %d, %s."
                            .formatted(index, level, first, end(level, index), what)));
        }
    }

    /** Number of the last entry below a tile; bounded, because a stored tile may have any level and index. */
    private static long end(int level, long index) {
        int bits = HashTile.HEIGHT * (Math.clamp(level, 0, HashTile.HIGHEST_FULL_LEVEL) + 1);
        return Math.clamp(index + 1, 0, Long.MAX_VALUE >> bits) << bits;
    }
}
