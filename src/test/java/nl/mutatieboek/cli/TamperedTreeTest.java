package nl.mutatieboek.cli;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.balance.BalanceProofQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.HeadSigningKeyFixture;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code verify} compares the stored tiles and the last signed head with the entries. */
@Tag("whole")
class TamperedTreeTest {
    private static final ApplicationFixture WRITTEN = ApplicationFixture.empty();
    private static final int ITEMS = 600;
    private static long last;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        WRITTEN.start();
        LedgerFixture ledger =
                new LedgerFixture(WRITTEN).moment("2026-OWB", "2025-09-16").chapter("XX");
        IntStream.rangeClosed(1, ITEMS).forEach(article -> ledger.items(2013, "XX/" + article));
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/1", 2026, 100)));
        last = ledger.ledgerNumber();
        WRITTEN.bean(HeadSigner.class).awaitHead(last).orElseThrow();
        WRITTEN.bean(BalanceProofQueries.class)
                .prove(ItemPath.parse("XX"), Flow.EXPENDITURE, new BudgetYear(2026))
                .orElseThrow();
        WRITTEN.stop();
    }

    @AfterAll
    static void remove() {
        WRITTEN.close();
    }

    @BeforeEach
    void copy() throws IOException {
        Files.copy(WRITTEN.data().resolve("book.mv.db"), folder.resolve("book.mv.db"));
        FileSystemUtils.copyRecursively(WRITTEN.data().resolve("heads"), folder.resolve("heads"));
    }

    @Test
    void untouched_tree_and_head_are_equal() {
        assertThat(verify("--data", folder.toString()))
                .contains("tree         2 tiles and the signed head of %d, equal%n".formatted(last))
                .contains("balances     compared with the signed head of %d%n".formatted(last));
        assertThat(verified().at("/balanceHead").asLong()).isEqualTo(last);
    }

    @Test
    void tiles_are_compared_without_a_signed_head() {
        FileSystemUtils.deleteRecursively(folder.resolve("heads").toFile());
        assertThat(verify("--data", folder.toString())).contains("tree         2 tiles, equal; no signed head found");
        tamper("delete from tree_tile where tile_index = 0");
        assertThat(findings()).containsExactly("1 tile-missing Tile 0 of level 0, over entries 1 to 256, is missing.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
        delete from tree_tile where tile_index = 1 -> 257 tile-missing Tile 1 of level 0, over entries 257 to 512, is missing.
        update tree_tile set hashes = substring(hashes from 1 for 99) || X'00' || substring(hashes from 101) where tile_index = 1 -> 257 tile-altered Tile 1 of level 0, over entries 257 to 512, is not what follows from the entries.
        update tree_tile set hashes = substring(hashes from 1 for 320) where tile_index = 0 -> 1 tile-altered Tile 0 of level 0, over entries 1 to 256, is not what follows from the entries.
        insert into tree_tile select 0, 2, hashes from tree_tile where tile_index = 0 -> 513 tile-surplus Tile 2 of level 0, over entries 513 to 768, is stored, but the ledger ends before.
        insert into tree_tile select 1, 0, hashes from tree_tile where tile_index = 0 -> 1 tile-surplus Tile 0 of level 1, over entries 1 to 65536, is stored, but the ledger ends before.
        """)
    void changed_tile_is_found_with_the_entries_below_it(String change, String finding) {
        tamper(change);
        assertThat(findings()).containsExactly(finding);
    }

    @Test
    void chain_and_head_that_were_rewritten_together_differ_from_the_tree() throws SQLException {
        rewriteFrom(300);
        assertThat(findings())
                .containsExactly(
                        "%d signed-head-differs The first %d entries are not those of the last signed head, %s: they were changed, or the head is of another book."
                                .formatted(last, last, folder.resolve("heads/last-head.txt")),
                        "257 tile-altered Tile 1 of level 0, over entries 257 to 512, is not what follows from the"
                                + " entries.",
                        balanceFinding());
    }

    @Test
    void ledger_that_was_cut_off_with_its_head_is_behind_the_signed_head() {
        tamper(
                "delete from ledger_entry where ledger_number > 300",
                "update ledger_head set ledger_number = 300, (hash, recorded_at) = (select hash, recorded_at from"
                        + " ledger_entry where ledger_number = 300)");
        assertThat(findings())
                .containsExactly(
                        "301 signed-head-ahead A head of %d entries was signed, but the ledger ends at 300: the database was set back."
                                .formatted(last),
                        "257 tile-surplus Tile 1 of level 0, over entries 257 to 512, is stored, but the ledger ends"
                                + " before.",
                        balanceFinding());
    }

    @Test
    void damaged_signed_head_is_found() throws IOException {
        Path head = folder.resolve("heads/last-head.txt");
        Files.writeString(head, Files.readString(head).replaceFirst("— mutatieboek .", "— mutatieboek /"));
        assertThat(findings()).singleElement().asString().startsWith(last + " signed-head-differs");
        Files.writeString(head, "");
        assertThat(findings())
                .containsExactly("0 signed-head-differs The signed head in %s is damaged.".formatted(head));
    }

    @Test
    void signed_head_is_accepted_at_each_step_of_a_key_change() throws IOException {
        Path heads = folder.resolve("heads");
        String equal = "the signed head of %d, equal%n".formatted(last);
        Files.move(heads.resolve("head.key"), heads.resolve("retired-head.key"));
        assertThat(verify("--data", folder.toString()))
                .as("old key is set aside")
                .contains(equal);

        HeadSigningKeyFixture.createKey(heads);
        assertThat(verify("--data", folder.toString())).as("next key is there").contains(equal);

        // The application ends after it signed with the next key, and before it recorded that key.
        HeadSigningKeyFixture.signLastHeadAgain(heads);
        assertThat(verify("--data", folder.toString()))
                .as("next key has signed")
                .contains(equal);
        Files.writeString(
                heads.resolve("last-head.txt"),
                Files.readString(heads.resolve("last-head.txt")).replaceFirst("— mutatieboek .", "— mutatieboek /"));
        assertThat(findings()).singleElement().asString().startsWith(last + " signed-head-differs");
    }

    @Test
    void head_of_balances_that_do_not_follow_from_the_entries_is_found() throws IOException {
        Path head = folder.resolve("heads/last-balance-head.txt");
        String note = Files.readString(head);
        for (String rule : List.of("balances-v1", "embargoed-v1")) {
            Files.writeString(
                    head, note.replaceFirst("\n" + rule + " .*\n", "\n" + rule + " " + "A".repeat(43) + "=\n"));
            assertThat(findings()).as(rule).containsExactly(balanceFinding());
        }
    }

    @Test
    void damaged_head_of_balances_is_found_and_not_compared() throws IOException {
        Path head = folder.resolve("heads/last-balance-head.txt");
        Files.writeString(head, "");
        assertThat(findings())
                .containsExactly("0 balance-head-differs The signed head in %s is damaged.".formatted(head));
        assertThat(verified().at("/balanceHead").isNull()).isTrue();
        Files.write(head, new byte[] {(byte) 0xFF});
        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("0 balance-head-differs The signed head in %s cannot be read".formatted(head));
    }

    private String balanceFinding() {
        return "%d balance-head-differs The head of the balances of %d entries, %s, does not state what follows from the entries."
                .formatted(last, last, folder.resolve("heads/last-balance-head.txt"));
    }

    private List<String> findings() {
        JsonNode verified = verified();
        assertThat(verified.at("/fault").isNull()).isTrue();
        assertThat(verified.at("/clean").asBoolean()).isFalse();
        return verified.at("/treeFaults")
                .valueStream()
                .map(one -> "%d %s %s"
                        .formatted(
                                one.at("/ledgerNumber").asLong(),
                                one.at("/kind").asString(),
                                one.at("/explanation").asString()))
                .toList();
    }

    private JsonNode verified() {
        return new JsonMapper().readTree(verify("--json", "--data", folder.toString()));
    }

    private String verify(String... arguments) {
        StringWriter out = new StringWriter();
        MutatieboekCli.commandLine(
                        TamperedTreeTest.class, List.of("--mutatieboek.heads.directory=" + folder.resolve("heads")))
                .setOut(new PrintWriter(out, true))
                .execute(Stream.concat(Stream.of("verify"), Arrays.stream(arguments))
                        .toArray(String[]::new));
        return out.toString();
    }

    private void tamper(String... statements) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger if exists ledger_entry_append_only");
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes one entry, and all hashes from there on. */
    private void rewriteFrom(long number) throws SQLException {
        tamper("update ledger_entry set payload = cast(replace(utf8tostring(payload), 'Item', 'Iten') as varbinary)"
                + " where ledger_number = " + number);
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                PreparedStatement update =
                        connection.prepareStatement("update ledger_entry set hash = ? where ledger_number = ?")) {
            DurableLedgerReader entries = new DurableLedgerReader(
                    new JdbcLedgerRepository(new SingleConnectionDataSource(connection, true)),
                    EventJsonMapper.create(),
                    TransactionOperations.withoutTransaction());
            byte[] hash = entries.findRaw(number - 1).orElseThrow().hash();
            for (RawEntry entry : entries.readRawAfter(number - 1, ITEMS)) {
                hash = HashChain.nextHash(hash, entry);
                update.setBytes(1, hash);
                update.setLong(2, entry.ledgerNumber());
                update.executeUpdate();
            }
            statement.executeUpdate(
                    "update ledger_head set hash = (select hash from ledger_entry where ledger_number = " + last + ")");
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("book"), "sa", "");
    }
}
