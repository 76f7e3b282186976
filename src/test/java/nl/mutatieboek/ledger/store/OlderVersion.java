package nl.mutatieboek.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.Origin;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Seal;
import nl.mutatieboek.ledger.store.EventUpcasters.Step;
import org.jspecify.annotations.Nullable;

/**
 * A version of the book that never was, in which {@code item-registered} had another shape: in its first revision the name of
 * an item was its {@code title}, and until its third nothing said in which years it holds. It writes such entries as the book
 * does: numbered, sealed, and with the head moved.
 */
final class OlderVersion {
    /** What a version after it would read them with. */
    static final EventUpcasters UPCASTERS = new EventUpcasters(
            new Step("item-registered", null, "2", payload -> {
                payload.set("name", payload.remove("title"));
                return payload;
            }),
            new Step("item-registered", "2", "3", payload -> {
                payload.putObject("validity").put("from", 2013);
                return payload;
            }));

    private final LedgerTables tables;

    OlderVersion(DataSource book) {
        this.tables = new LedgerTables(book);
    }

    /** Writes an item of chapter XX, as its event with this place in the chapter's stream. */
    RawEntry item(long sequence, @Nullable String revision, String json) {
        UUID command = UUID.randomUUID();
        Origin origin = new Origin("approver", "XX", command.toString(), "0".repeat(64), "old", command);
        byte[] metadata = EventJson.create().metadata(origin);
        Head head = tables.head();
        RawEntry entry = Seal.sealed(
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
        tables.insert(List.of(entry));
        if (!tables.moveHead(head, entry, tables.lease().epoch())) {
            throw new AssertionError("Somebody else writes");
        }
        return entry;
    }
}
