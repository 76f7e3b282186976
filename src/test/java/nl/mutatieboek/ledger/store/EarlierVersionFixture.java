package nl.mutatieboek.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.EventUpcasters.UpcastStep;
import org.jspecify.annotations.Nullable;

/**
 * A fictitious older version in which {@code item-registered} had another format: in its first revision the name of an
 * item was {@code title}, and before its third it had no validity. It writes such entries like the application:
 * numbered, sealed, and with the head updated.
 */
final class EarlierVersionFixture {
    /** The upcasters of a later version. */
    static final EventUpcasters UPCASTERS = new EventUpcasters(
            new UpcastStep("item-registered", null, "2", payload -> {
                payload.set("name", payload.remove("title"));
                return payload;
            }),
            new UpcastStep("item-registered", "2", "3", payload -> {
                payload.putObject("validity").put("from", 2013);
                return payload;
            }));

    private final JdbcLedgerRepository tables;

    EarlierVersionFixture(DataSource book) {
        this.tables = new JdbcLedgerRepository(book);
    }

    /** Writes an item of chapter XX, as its event with this place in the chapter's stream. */
    RawEntry writeItem(long sequence, @Nullable String revision, String json) {
        UUID command = UUID.randomUUID();
        EventMetadata origin = new EventMetadata("approver", "XX", command.toString(), "0".repeat(64), "old", command);
        byte[] metadata = EventJsonMapper.create().writeMetadata(origin);
        LedgerHead head = tables.head();
        RawEntry entry = HashChain.withNextHash(
                head.hash(),
                new RawEntry(
                        head.ledgerNumber() + 1,
                        command.toString(),
                        "chapter",
                        "XX",
                        sequence,
                        "item-registered",
                        revision,
                        json.getBytes(StandardCharsets.UTF_8),
                        metadata,
                        head.recordedAt() == null ? "2026-11-24T12:59:13.000Z" : head.recordedAt(),
                        head.hash()));
        if (!tables.tryAppend(head, List.of(entry), tables.readLease().epoch())) {
            throw new AssertionError("Somebody else writes");
        }
        return entry;
    }
}
