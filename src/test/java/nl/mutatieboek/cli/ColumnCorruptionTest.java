package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Flips one bit at the start, middle and end of every column of a stored book: {@code verify} names the entry. {@link
 * nl.mutatieboek.ledger.verification.ByteCorruptionTest} does so for every byte in memory.
 */
@Tag("whole")
class ColumnCorruptionTest {
    private static final ApplicationFixture WRITTEN = ApplicationFixture.empty();

    /** Columns of the head about who writes and what was promised; they are no part of the chain. */
    private static final List<String> NOT_OF_THE_CHAIN = List.of("ID", "EPOCH", "SETTLED_AT");

    private static long last;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        WRITTEN.start();
        LedgerFixture ledger = new LedgerFixture(WRITTEN)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2013, "XX/37", "XVII/1");
        ledger.book(LedgerFixture.proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                LedgerFixture.expenditure("XVII/~", 2026, -10_000),
                LedgerFixture.expenditure("XX/37", 2026, 10_000)));
        last = ledger.ledgerNumber();
        WRITTEN.stop();
    }

    @AfterAll
    static void remove() {
        WRITTEN.close();
    }

    @Test
    void flipped_bit_in_any_entry_column_is_reported_at_that_entry() throws IOException, SQLException {
        List<String> columns = columns("ledger_entry");
        assertThat(columns).hasSize(13);
        long[] entries = {1, last / 2, last};
        for (String column : columns) {
            for (int part = 0; part < 3; part++) {
                copy();
                flip("ledger_entry where ledger_number = " + entries[part], column, part);

                assertThat(reportedEntry())
                        .as("%s of entry %d, part %d", column, entries[part], part)
                        .isEqualTo(entries[part]);
            }
        }
    }

    @Test
    void flipped_bit_in_any_head_column_is_reported_at_the_end_of_the_ledger() throws IOException, SQLException {
        List<String> columns = columns("ledger_head");
        columns.removeAll(NOT_OF_THE_CHAIN);
        assertThat(columns).hasSize(3);
        for (String column : columns) {
            for (int part = 0; part < 3; part++) {
                copy();
                flip("ledger_head", column, part);

                // A head with a higher number misses the entry after the last.
                assertThat(reportedEntry())
                        .as("%s of the head, part %d", column, part)
                        .isEqualTo(column.equals("LEDGER_NUMBER") ? last + 1 : last);
            }
        }
    }

    @Test
    void unchanged_ledger_is_reported_as_valid() throws IOException {
        copy();

        assertThat(reportedEntry()).isZero();
    }

    private void copy() throws IOException {
        Files.copy(
                WRITTEN.data().resolve("book.mv.db"),
                folder.resolve("book.mv.db"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> columns(String table) throws IOException, SQLException {
        copy();
        try (Connection book = open();
                ResultSet columns =
                        book.getMetaData().getColumns(null, "PUBLIC", table.toUpperCase(Locale.ROOT), null)) {
            List<String> names = new ArrayList<>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
            return names;
        }
    }

    /** Flips a bit of the first byte (0), of one in the middle (1), or of the last (2). */
    private void flip(String rows, String column, int part) throws SQLException {
        try (Connection book = open();
                Statement statement =
                        book.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
            // An attacker with all database rights does this first.
            statement.execute("drop trigger ledger_entry_append_only");
            statement.execute("alter table ledger_entry drop constraint ledger_number_from_one");
            statement.execute("alter table ledger_entry drop constraint command_stored_once");
            ResultSet row = statement.executeQuery("select * from " + rows);
            assertThat(row.next()).isTrue();
            switch (row.getObject(column)) {
                case Integer number -> row.updateInt(column, number ^ (1 << (16 * part) % 31));
                case Boolean flag -> row.updateBoolean(column, !flag);
                case UUID id ->
                    row.updateObject(
                            column,
                            new UUID(
                                    id.getMostSignificantBits() ^ (part == 2 ? 0 : 1L << (63 * (1 - part))),
                                    id.getLeastSignificantBits() ^ (part == 2 ? 1 : 0)));
                // Never the lowest byte: the result may be an existing number, which the database rejects.
                case Long number -> row.updateLong(column, number ^ (1L << (56 - 24 * part)));
                case String text ->
                    row.updateString(column, latin1(flipped(text.getBytes(StandardCharsets.ISO_8859_1), part)));
                case byte[] bytes -> row.updateBytes(column, flipped(bytes, part));
                // An absent value becomes one that is present.
                case null ->
                    row.updateObject(
                            column,
                            switch (column) {
                                case "COMMAND_IDENTIFIER" -> new UUID(0, part);
                                case "METADATA" -> new byte[part];
                                default -> "2".repeat(part);
                            });
                default -> throw new AssertionError(row.getObject(column));
            }
            row.updateRow();
        }
    }

    private static byte[] flipped(byte[] bytes, int part) {
        byte[] other = bytes.clone();
        other[part * (bytes.length - 1) / 2] ^= 1;
        return other;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The ledger number that {@code verify} names; 0 when it finds nothing. */
    private long reportedEntry() {
        StringWriter out = new StringWriter();
        int exit = MutatieboekCli.commandLine(ColumnCorruptionTest.class, List.of())
                .setOut(new PrintWriter(out, true))
                .execute("verify", "--json", "--data", folder.toString());
        long number = new JsonMapper()
                .readTree(out.toString())
                .at("/fault/ledgerNumber")
                .asLong(0);
        assertThat(exit).isEqualTo(number == 0 ? MutatieboekCli.EXIT_OK : MutatieboekCli.EXIT_FINDINGS);
        return number;
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("book"), "sa", "");
    }
}
