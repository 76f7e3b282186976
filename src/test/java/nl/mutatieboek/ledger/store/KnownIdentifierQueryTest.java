package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The query of the writer before each batch, on H2 with two thousand entries. */
class KnownIdentifierQueryTest {
    private static final int ENTRIES = 2_000;
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:h2:mem:", true);
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final KnownIdentifierQuery query = new KnownIdentifierQuery(jdbc, true);
    private final List<UUID> commands = new ArrayList<>();

    @BeforeEach
    void recordEntries() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/V1__ledger.sql")).execute(database);
        for (int number = 1; number <= ENTRIES; number++) {
            commands.add(UUID.randomUUID());
            // Half of the entries are in one stream.
            boolean shared = number % 2 == 0;
            jdbc.update(
                    "insert into ledger_entry values (?, 1, true, ?, x'00', '2026', 'type', ?, ?, 'event', null,"
                            + " x'00', x'00')",
                    number,
                    commands.getLast(),
                    shared ? "shared" : "stream-" + number,
                    shared ? number / 2 - 1 : 0);
        }
    }

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void recorded_commands_and_existing_streams_are_found_up_to_the_last_number() {
        KnownIdentifierQuery.KnownIdentifiers known = query.find(
                List.of(commands.get(6), commands.get(8), UUID.randomUUID()),
                List.of("shared", "stream-7", "stream-9", "unknown"),
                8);

        assertThat(known.commands()).containsOnlyKeys(commands.get(6)).containsValue(7L);
        assertThat(known.streams()).containsExactlyInAnyOrder("shared", "stream-7");
    }

    @Test
    void query_reads_few_rows_of_a_large_table() {
        String plan = jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement("explain analyze " + KnownIdentifierQuery.SQL_H2);
                    statement.setArray(1, connection.createArrayOf("uuid", new Object[] {commands.get(6)}));
                    statement.setArray(2, connection.createArrayOf("varchar", new Object[] {"shared", "stream-7"}));
                    return statement;
                },
                row -> {
                    row.next();
                    return row.getString(1);
                });

        assertThat(SCANNED.matcher(plan).results().mapToInt(found -> Integer.parseInt(found.group(1))))
                .as(plan)
                .isNotEmpty()
                .allMatch(rows -> rows < 10);
    }
}
