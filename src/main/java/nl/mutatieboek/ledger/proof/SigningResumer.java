package nl.mutatieboek.ledger.proof;

import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RecentEntryQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resumes signing at a start: compares the book with its last signed head, and continues the tree there.
 *
 * @param durableNumber number up to which the ledger is on disk, without a query
 * @param epoch epoch of this process as the writer
 * @param name configured name of the book
 */
record SigningResumer(
        LedgerReader entries,
        LongSupplier durableNumber,
        LongSupplier epoch,
        DataSource dataSource,
        HeadDirectory directory,
        String name) {
    private static final Logger LOG = LoggerFactory.getLogger(SigningResumer.class);

    /**
     * Compares the book with the last signed head, before anything is written to it.
     *
     * @throws LedgerStartupException if it is behind that head or differs from it, or the key is of another book
     */
    HeadSignerState resume() {
        BookIdentityRepository identity = new BookIdentityRepository(dataSource);
        HeadKeyResolver keys = new HeadKeyResolver(directory, identity, name);
        HeadSigningKey key = keys.resolve();
        Optional<SignedHead> last = directory.findLastHead();
        last.ifPresentOrElse(this::requireReached, () -> warnIfRemoved(identity));
        JdbcTileRepository stored = new JdbcTileRepository(dataSource);
        TileRepairer tiles = new TileRepairer(entries, identity.saltKey(), stored, epoch);
        last.filter(head -> !tiles.confirm(head)).ifPresent(head -> {
            throw differs(head);
        });
        // What no head confirms is derived again: it may be from a killed process, or from somebody else.
        long confirmed = last.map(SignedHead::size).orElse(0L);
        stored.removeBeyond(confirmed, epoch.getAsLong());
        HeadSignerState resumed = new HeadSignerState(key, identity.saltKey(), new TiledTree(stored, confirmed), false);
        last.ifPresent(head -> requireExtends(head, resumed));
        keys.recordChange(resumed.key, resumed.latest == null ? 0 : resumed.latest.size());
        return resumed;
    }

    /**
     * Continues at the last head that the writer has signed, and writes nothing.
     *
     * @throws LedgerStartupException if no head was signed, the key is missing, or the book does not match the head
     */
    HeadSignerState resumeReadOnly() {
        BookIdentityRepository identity = new BookIdentityRepository(dataSource);
        String recorded = identity.findPublicKey().orElse("");
        SignedHead last = directory
                .findLastHead()
                .filter(head -> !recorded.isEmpty())
                .orElseThrow(() -> new LedgerStartupException(
                        "No head of this book was signed: there is no %s. Run the application once, or set mutatieboek.heads.directory (docs/guides/heads.md)."
                                .formatted(directory.lastHeadFile())));
        HeadSigningKey key = new HeadKeyResolver(directory, identity, name).resolveRecorded(recorded);
        requireReached(last);
        try {
            HeadSignerState resumed = new HeadSignerState(
                    key, identity.saltKey(), new TiledTree(new JdbcTileRepository(dataSource), last.size()), true);
            requireExtends(last, resumed);
            return resumed;
        } catch (TiledTree.DamagedTreeException e) {
            throw new LedgerStartupException(
                    e.getMessage() + ": start the application, which derives the tiles again from the entries.");
        }
    }

    /** Warns if this book was signed before. A head that the operator has renamed to restore a backup is not missing. */
    private void warnIfRemoved(BookIdentityRepository identity) {
        boolean signed = identity.findPublicKey().isPresent() && durableNumber.getAsLong() > 0;
        if (signed && directory.findRestoredHead().isEmpty()) {
            LOG.warn(
                    "There is no last signed head, so this start cannot check whether the database was set back or"
                            + " changed. Stop the application and put {} back from a backup, or compare the book with a"
                            + " head that somebody kept (docs/guides/heads.md).",
                    directory.lastHeadFile());
        }
    }

    private void requireReached(SignedHead last) {
        long stored = durableNumber.getAsLong();
        if (stored < last.size()) {
            throw new LedgerStartupException(
                    "The book has %d entries, and a head of %d was signed: the database was set back. %s"
                            .formatted(stored, last.size(), whatToDo()));
        }
    }

    private LedgerStartupException differs(SignedHead last) {
        return new LedgerStartupException(
                "The book differs from its last signed head, of %d entries: it was changed, or is another book. %s"
                        .formatted(last.size(), whatToDo()));
    }

    private void requireExtends(SignedHead last, HeadSignerState resumed) {
        resumed.append(entries, new RecentEntryQueue(), last.size());
        SignedHead again =
                SignedHead.sign(resumed.key, last.size(), resumed.tree.tree().root(last.size()));
        // After a change of keys the same head has another signature.
        if (!again.text().equals(last.text())) {
            throw differs(last);
        }
        if (!resumed.readOnly && !again.note().equals(last.note())) {
            directory.recordLastHead(again);
        }
        resumed.latest = again;
    }

    private String whatToDo() {
        return "Put the database back that belongs to %s. If an older backup was restored on purpose, rename that file to restored-head.txt and start again (docs/guides/heads.md)."
                .formatted(directory.lastHeadFile());
    }
}
