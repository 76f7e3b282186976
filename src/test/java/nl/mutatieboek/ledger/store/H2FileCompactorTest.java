package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import nl.mutatieboek.ledger.DatabaseSizeReader;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each commit leaves most of its chunk without use; the compactor makes that space free for later commits. */
@Tag("whole")
class H2FileCompactorTest {
    private static final int ROWS = 6_000;

    @TempDir
    Path folder;

    private JdbcConnectionPool pool;
    private H2SaveLockingDataSource database;
    private JdbcTemplate jdbc;
    private final Random random = new Random(7);

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("book") + ";WRITE_DELAY=0", "sa", "");
        database = new H2SaveLockingDataSource(pool);
        jdbc = new JdbcTemplate(database);
        jdbc.execute("create table entry (number bigint primary key, id uuid unique, payload varbinary(1000))");
    }

    @AfterEach
    void close() {
        jdbc.execute("shutdown");
        pool.dispose();
    }

    @Test
    void compacted_file_is_smaller_and_keeps_every_row() throws Exception {
        long without = writeRows(0, () -> {});
        H2FileCompactor compactor = new H2FileCompactor(database, 0, Duration.ZERO);

        long with = writeRows(ROWS, () -> compactor.compact(Duration.ofMillis(50)));

        // The second half reuses the space of the first.
        assertThat(with - without).isLessThan(without / 4);
        assertThat(rows()).isEqualTo("12000 12000");
    }

    @Test
    void file_is_cut_when_nothing_writes() throws SQLException {
        long before = writeRows(0, () -> {});
        H2FileCompactor compactor = new H2FileCompactor(database, 0, Duration.ZERO);

        for (int i = 0; i < 100; i++) {
            compactor.compact(Duration.ofMillis(50));
        }

        assertThat(DatabaseSizeReader.of(database).read()).isLessThan(before / 2);
        assertThat(rows()).isEqualTo("6000 6000");
    }

    @Test
    void rows_written_between_steps_survive_a_restart() throws Exception {
        H2FileCompactor compactor = new H2FileCompactor(database, 0, Duration.ZERO);
        for (int i = 0; i < 600; i++) {
            write(i);
            compactor.compact(Duration.ofMillis(50));
        }
        database.mvStore().sync();
        Files.copy(folder.resolve("book.mv.db"), folder.resolve("copy.mv.db"));

        try (var copy = java.sql.DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("copy"), "sa", "");
                var found = copy.createStatement().executeQuery("select count(*), count(id) from entry")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getLong(1)).isEqualTo(600);
        }
    }

    @Test
    void small_file_is_left_alone() throws SQLException {
        write(0);

        assertThat(new H2FileCompactor(database).compact(Duration.ofMillis(50)).pause())
                .isZero();
    }

    private interface CompactionAction {
        void run() throws SQLException;
    }

    private long writeRows(int from, CompactionAction afterTenRows) throws SQLException {
        for (int i = from; i < from + ROWS; i++) {
            write(i);
            if (i % 10 == 0) {
                afterTenRows.run();
            }
        }
        return DatabaseSizeReader.of(database).read();
    }

    private void write(int number) {
        jdbc.update(
                "insert into entry values (?, ?, ?)",
                number,
                new UUID(random.nextLong(), random.nextLong()),
                new byte[400]);
    }

    private String rows() {
        return jdbc.queryForObject("select count(*) || ' ' || count(distinct id) from entry", String.class);
    }
}
