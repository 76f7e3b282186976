package nl.mutatieboek.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ledger_entry}: an entry without what the entries of its command have in common, which only the row of
 * the first one stores.
 *
 * @param place place of the entry in its command, from 1
 * @param completes whether it is the last one of its command
 * @param command identity of the command; null unless the place is 1
 * @param metadata metadata of the command; null unless the place is 1
 * @param recordedAt recording time of the command; null unless the place is 1
 */
@SuppressWarnings("ArrayRecordComponent") // Not handed out.
record EntryRow(
        long ledgerNumber,
        int place,
        boolean completes,
        @Nullable UUID command,
        byte @Nullable [] metadata,
        @Nullable String recordedAt,
        String streamType,
        String streamId,
        long sequence,
        String eventName,
        @Nullable String revision,
        byte[] payload,
        byte[] hash) {
    static final String COLUMNS = """
        ledger_number, command_place, completes_command, command_identifier, metadata, recorded_at, aggregate_type,
        aggregate_identifier, sequence_number, event_name, revision, payload, hash\
        """;

    private static final byte[] NOTHING = {};

    static EntryRow read(ResultSet row) throws SQLException {
        int place = row.getInt(2);
        return new EntryRow(
                row.getLong(1),
                place,
                row.getBoolean(3),
                row.getObject(4, UUID.class),
                row.getBytes(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                row.getBytes(12),
                row.getBytes(13));
    }

    /** Returns the rows of entries; the last entry must complete its command. */
    static List<EntryRow> of(List<RawEntry> entries) {
        List<EntryRow> rows = new ArrayList<>(entries.size());
        int first = 0;
        for (int i = 0; i < entries.size(); i++) {
            UUID command = UUID.fromString(entries.get(i).eventId());
            if (!NameBasedUuidFactory.isPart(command)) {
                for (int j = first; j <= i; j++) {
                    rows.add(of(entries.get(j), j - first + 1, j == i, command));
                }
                first = i + 1;
            }
        }
        if (rows.size() != entries.size()) {
            throw new IllegalArgumentException("The last entry does not complete its command");
        }
        return rows;
    }

    private static EntryRow of(RawEntry entry, int place, boolean completes, UUID command) {
        boolean first = place == 1;
        return new EntryRow(
                entry.ledgerNumber(),
                place,
                completes,
                first ? command : null,
                first ? entry.metadata() : null,
                first ? entry.recordedAt() : null,
                entry.streamType(),
                entry.streamId(),
                entry.sequence(),
                entry.eventName(),
                entry.revision(),
                entry.payload(),
                entry.hash());
    }

    boolean isFirstOfCommand() {
        return place == 1;
    }

    /** Returns the number of the first entry of its command. */
    long firstOfCommand() {
        return ledgerNumber - place + 1;
    }

    /**
     * Returns the whole entry. A row that does not follow the rule of its table becomes an entry without identifier, so
     * that its hash does not hold.
     *
     * @param first the row of the first entry of its command; null if it is missing
     */
    RawEntry toEntry(@Nullable EntryRow first) {
        boolean lacksCommon = command == null && metadata == null && recordedAt == null;
        boolean borrows = !isFirstOfCommand() && lacksCommon && first != null && first.isFirstOfCommand();
        EntryRow common = borrows && first != null ? first : this;
        return new RawEntry(
                ledgerNumber,
                borrows || isFirstOfCommand() ? eventId(common.command()) : "",
                streamType,
                streamId,
                sequence,
                eventName,
                revision,
                payload,
                common.metadata() == null ? NOTHING : common.metadata(),
                common.recordedAt() == null ? "" : common.recordedAt(),
                hash);
    }

    private String eventId(@Nullable UUID identity) {
        if (identity == null || !NameBasedUuidFactory.isPlace(place)) {
            return "";
        }
        return (completes ? identity : NameBasedUuidFactory.createPart(identity, place)).toString();
    }
}
