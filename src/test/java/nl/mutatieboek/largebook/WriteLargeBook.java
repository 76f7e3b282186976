package nl.mutatieboek.largebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import nl.mutatieboek.Mutatieboek;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.Projections;
import nl.mutatieboek.ledger.RawEntry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Writes a large book, for benchmarks: the application makes the tables, the entries are put in by the thousand behind its
 * back, and the application reads them as it always does. Arguments: how many entries, and Spring's own
 * options that say where the book lies, such as {@code --mutatieboek.data=large}. The book must be new.
 */
public final class WriteLargeBook {
    private static final int BATCH = 5_000;

    private WriteLargeBook() {}

    public static void main(String... args) throws SQLException {
        long entries = Long.parseLong(args[0].replace("_", ""));
        List<String> options = new ArrayList<>(List.of(args).subList(1, args.length));
        options.add("--server.port=0");
        options.add("--logging.level.root=warn");
        String[] ofSpring = options.toArray(String[]::new);
        try (ConfigurableApplicationContext context = SpringApplication.run(Mutatieboek.class, ofSpring)) {
            write(context.getBean(DataSource.class), entries);
        }
        try (ConfigurableApplicationContext context = SpringApplication.run(Mutatieboek.class, ofSpring)) {
            derive(context.getBean(Projections.class), entries);
        }
    }

    private static void write(DataSource dataSource, long entries) throws SQLException {
        LargeBook book = new LargeBook(20_261_124);
        long bytes = 0;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into ledger_entry (ledger_number, event_identifier,"
                            + " aggregate_type, aggregate_identifier, sequence_number, event_name, revision, payload,"
                            + " metadata, recorded_at, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            long written = 0;
            while (written < entries || !book.betweenCommands()) {
                RawEntry entry = book.next();
                bytes += entry.payload().length + entry.metadata().length;
                add(insert, entry);
                if (++written % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                    say("written", written, entries);
                }
            }
            insert.executeBatch();
            moveHead(connection, book.head());
            connection.commit();
            System.out.printf(Locale.ROOT, "%,d entries of %,d bytes on average%n", written, bytes / written);
        }
    }

    private static void add(PreparedStatement insert, RawEntry entry) throws SQLException {
        insert.setLong(1, entry.ledgerNumber());
        insert.setString(2, entry.eventId());
        insert.setString(3, entry.streamType());
        insert.setString(4, entry.streamId());
        insert.setLong(5, entry.sequence());
        insert.setString(6, entry.eventName());
        insert.setString(7, entry.revision());
        insert.setBytes(8, entry.payload());
        insert.setBytes(9, entry.metadata());
        insert.setString(10, entry.recordedAt());
        insert.setBytes(11, entry.hash());
        insert.addBatch();
    }

    private static void moveHead(Connection connection, Head head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update ledger_head set ledger_number = ?, hash = ?, recorded_at = ? where ledger_number = 0")) {
            update.setLong(1, head.ledgerNumber());
            update.setBytes(2, head.hash());
            update.setString(3, head.recordedAt());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("The book is not new");
            }
        }
    }

    private static void derive(Projections projections, long entries) {
        while (!projections.await(entries)) {
            say("read", projections.completeTo(), entries);
        }
    }

    private static void say(String what, long number, long of) {
        if (number % 100_000 == 0) {
            System.out.printf(Locale.ROOT, "%s %,d of %,d%n", what, number, of);
        }
    }
}
