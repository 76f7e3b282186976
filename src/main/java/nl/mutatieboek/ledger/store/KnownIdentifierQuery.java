package nl.mutatieboek.ledger.store;

import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds in one statement which commands are recorded and which streams exist, so that the writer needs one round trip
 * per batch. The limit is not in the SQL, because a plan made for an empty table could then use the wrong index.
 */
record KnownIdentifierQuery(JdbcTemplate jdbc, boolean h2) {
    private static final String COMMANDS = """
        select 'command', cast(command_identifier as varchar), ledger_number from ledger_entry
            where command_identifier = any(?)
        union all
        """;

    private static final String SQL = COMMANDS + """
        select 'stream', aggregate_identifier, ledger_number from ledger_entry
            where aggregate_identifier = any(?) and sequence_number = 0\
        """;

    /** H2 would read the whole table for the condition above; PostgreSQL would for this one, while it knows no sizes. */
    static final String SQL_H2 = COMMANDS + """
        select 'stream', aggregate_identifier, ledger_number from unnest(?) as asked(stream)
            join ledger_entry on aggregate_identifier = asked.stream and sequence_number = 0\
        """;

    /**
     * Identifiers that are known.
     *
     * @param commands number of the first entry of each recorded command, by its identity
     * @param streams identifiers of streams that have an event
     */
    record KnownIdentifiers(Map<UUID, Long> commands, Set<String> streams) {}

    /** Finds which of these are known up to a ledger number. */
    KnownIdentifiers find(Collection<UUID> commands, Collection<String> streams, long last) {
        KnownIdentifiers known = new KnownIdentifiers(new HashMap<>(), new HashSet<>());
        jdbc.query(
                h2 ? SQL_H2 : SQL,
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("uuid", commands.toArray()));
                    statement.setArray(2, connection.createArrayOf("varchar", streams.toArray()));
                },
                row -> {
                    long number = row.getLong(3);
                    if (!JdbcLedgerRepository.isWithin(number, last)) {
                        return;
                    }
                    if (row.getString(1).equals("command")) {
                        known.commands().put(UUID.fromString(row.getString(2)), number);
                    } else {
                        known.streams().add(row.getString(2));
                    }
                });
        return known;
    }
}
