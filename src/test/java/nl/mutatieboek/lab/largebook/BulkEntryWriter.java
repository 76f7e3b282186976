package nl.mutatieboek.lab.largebook;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;

/** Appends the entries of a new book in batches of thousands, without the rules of the application. */
public final class BulkEntryWriter {
    private static final int BATCH = 1_000;

    private final JdbcLedgerRepository repository;
    private final long epoch;
    private final List<RawEntry> batch = new ArrayList<>(BATCH);
    private LedgerHead head = new LedgerHead(0, HashChain.genesisHash(), null);

    public BulkEntryWriter(DataSource dataSource) {
        this.repository = new JdbcLedgerRepository(dataSource);
        this.epoch = repository.readLease().epoch();
    }

    /** The next entry. */
    public void write(RawEntry entry) {
        batch.add(entry);
        if (batch.size() >= BATCH && !NameBasedUuidFactory.isPart(UUID.fromString(entry.eventId()))) {
            append();
        }
    }

    /** After the last entry, which must be the last of its command. */
    public void finish() {
        if (!batch.isEmpty()) {
            append();
        }
    }

    private void append() {
        if (!repository.tryAppend(head, batch, epoch)) {
            throw new IllegalStateException("The book is not new, or has another writer");
        }
        RawEntry last = batch.getLast();
        head = new LedgerHead(last.ledgerNumber(), last.hash(), last.recordedAt());
        batch.clear();
    }
}
