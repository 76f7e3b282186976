package nl.mutatieboek.ledger.proof;

import java.util.function.LongSupplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Derives the stored tiles again from the entries, and replaces those that differ, while heads are signed. */
public final class TileRebuilder {
    private static final Logger LOG = LoggerFactory.getLogger(TileRebuilder.class);

    private final HeadSigner heads;
    private final LedgerReader entries;
    private final DataSource dataSource;
    private final LongSupplier epoch;

    /** @param epoch epoch of this process as the writer */
    public TileRebuilder(HeadSigner heads, LedgerReader entries, DataSource dataSource, LongSupplier epoch) {
        this.heads = heads;
        this.entries = entries;
        this.dataSource = dataSource;
        this.epoch = epoch;
    }

    /**
     * Replaces the tiles that are not those of the entries. Does nothing on standby, because the writer stores them, and
     * nothing after another process has become the writer.
     *
     * @throws IllegalStateException if the entries do not lead to the latest signed head; nothing is replaced then
     */
    public void rebuild() {
        heads.findLatestOfWriter().ifPresent(latest -> {
            JdbcTileRepository stored = new JdbcTileRepository(dataSource);
            TileRepairer tiles =
                    new TileRepairer(entries, new BookIdentityRepository(dataSource).saltKey(), stored, epoch);
            long replaced = tiles.replaceDiffering(latest)
                    .orElseThrow(() -> new IllegalStateException(
                            "The first %d entries do not lead to the last signed head; run verify. No tile is replaced."
                                    .formatted(latest.size())));
            // Under the lock of the signer, which stores further tiles.
            long removed = heads.callLocked(current -> stored.removeBeyond(current.tree.size(), epoch.getAsLong()));
            if (replaced + removed > 0) {
                LOG.warn("Tiles of the tree were wrong: {} replaced, {} removed", replaced, removed);
            }
        });
    }
}
