package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A book that does not belong to its last signed head, or whose key is missing, is not opened. */
@Tag("application")
class HeadResumeTest {
    private static final String NO_WITNESS = "# No witness need have signed.\nquorum none\n";

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    /** The directory of a book, and its database when it had two entries less. */
    @TempDir
    static Path recorded;

    private ApplicationFixture book;

    @BeforeAll
    static void record() throws IOException {
        ApplicationFixture book =
                ApplicationFixture.emptyIn(recorded.resolve("data")).start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17").chapter("XX");
        book.stop();
        Files.copy(recorded.resolve("data/book.mv.db"), recorded.resolve("backup"));
        book.start();
        new LedgerFixture(book).items(2013, "XX/37", "XX/92");
        book.stop();
    }

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(recorded.resolve("data"), data);
        book = ApplicationFixture.emptyIn(data);
    }

    @AfterEach
    void stop() {
        book.stop();
    }

    @Test
    void head_is_signed_at_shutdown_and_kept_from_others() throws IOException {
        assertThat(lastHead()).content().startsWith("mutatieboek\n4\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
    }

    @Test
    void book_continues_under_its_key() {
        String before = startedSigner().verifierKey();
        assertThat(book.bean(HeadSigner.class).findLatest())
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(4));
        book.stop();
        assertThat(startedSigner().verifierKey()).isEqualTo(before);
    }

    @Test
    void book_that_was_set_back_is_not_opened() throws IOException {
        restoreBackup();
        assertNotOpened("The book has 2 entries, and a head of 4 was signed: the database was set back.");
    }

    @Test
    void book_that_was_set_back_and_continued_is_not_opened() throws IOException {
        Path head = Files.copy(lastHead(), elsewhere.resolve("last"));
        restoreBackup();
        Files.delete(lastHead());
        book.start();
        new LedgerFixture(book).items(2013, "XX/38", "XX/39", "XX/40");
        book.stop();
        Files.copy(head, lastHead(), StandardCopyOption.REPLACE_EXISTING);
        assertNotOpened("The book differs from its last signed head, of 4 entries");
    }

    /** The last statement stores a tile that begins with the right hashes and goes on beyond the entries. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tree_tile set hashes = X'00'",
                "delete from tree_tile",
                "insert into tree_tile values (0, 1, repeat(X'00', 8192))",
                "insert into tree_tile values (1, 0, repeat(X'00', 8192))",
                "insert into tree_tile select 0, 2, hashes from tree_tile where tile_index = 0"
            })
    void wrong_tiles_are_derived_again_at_the_start(String change) {
        book.start();
        LedgerFixture scribe = new LedgerFixture(book);
        for (int item = 100; item < 400; item++) {
            scribe.items(2013, "XX/" + item);
        }
        SignedHead head =
                book.bean(HeadSigner.class).awaitHead(scribe.ledgerNumber()).orElseThrow();
        List<String> tiles = storedTiles();
        book.bean(JdbcClient.class).sql(change).update();
        assertThat(storedTiles()).isNotEqualTo(tiles);
        book.stop();

        assertThat(startedSigner().findLatest()).contains(head);
        assertThat(storedTiles()).isEqualTo(tiles);
        new LedgerFixture(book).items(2013, "XX/500");
        assertThat(book.bean(HeadSigner.class).awaitHead(head.size() + 1)).isPresent();
    }

    private List<String> storedTiles() {
        return book.bean(JdbcClient.class)
                .sql("select tile_level || ' ' || tile_index || ' ' || rawtohex(hashes) from tree_tile order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void backup_that_was_restored_on_purpose_continues_under_a_new_name() throws IOException {
        restoreBackup();
        Files.move(lastHead(), lastHead().resolveSibling("restored-head.txt"));

        String name = startedSigner().verifierKey();

        assertThat(name).matches("mutatieboek/after-4-[0-9a-f]{8}\\+.*");
        assertThat(data.resolve("heads/restored-head-4.txt")).exists();
        book.stop();
        assertThat(startedSigner().verifierKey()).isEqualTo(name);
    }

    @Test
    void book_without_its_key_is_not_opened() throws IOException {
        Files.delete(key());
        assertNotOpened("The key that signs the heads of this book is missing");
    }

    @Test
    void book_with_the_key_of_another_book_is_not_opened() throws IOException {
        new HeadDirectory(elsewhere).createKey();
        Files.copy(elsewhere.resolve("head.key"), key(), StandardCopyOption.REPLACE_EXISTING);
        assertNotOpened("is of another book");
    }

    @Test
    void book_with_another_name_is_not_opened() {
        book.with("mutatieboek.heads.name=other");
        assertNotOpened("is of another book");
    }

    @Test
    void retired_key_is_replaced_and_says_by_which_one() throws IOException {
        String before = startedSigner().verifierKey();
        String earlier = book.bean(HeadSigner.class).find(2).orElseThrow().note();
        book.stop();
        Files.move(key(), retired());

        String after = startedSigner().verifierKey();

        assertThat(after).startsWith("mutatieboek+").isNotEqualTo(before);
        assertThat(book.bean(HeadSigner.class).findLatest().orElseThrow().size())
                .isEqualTo(4);
        assertThat(retired()).doesNotExist();
        assertThat(data.resolve("heads/retired-head-%s.key".formatted(before.split("\\+")[1])))
                .exists();
        assertThat(data.resolve("heads/public-keys.txt")).content().isEqualTo("""
            # Signs heads of more than 0 entries.
            log %s
            # Signs heads of more than 4 entries.
            log %s
            """.formatted(before, after));
        assertThat(book.bean(HeadSigner.class).publicKeys())
                .isEqualTo(Files.readString(data.resolve("heads/public-keys.txt")) + NO_WITNESS);
        Files.delete(data.resolve("heads/public-keys.txt"));
        assertThat(book.bean(HeadSigner.class).publicKeys()).isEqualTo("log " + after + "\n" + NO_WITNESS);
        Files.writeString(data.resolve("heads/public-keys.txt"), "log %s\nlog %s\n".formatted(before, after));
        new LedgerFixture(book).items(2014, "XX/61");
        book.stop();
        String latest = Files.readString(lastHead());
        assertThat(latest).startsWith("mutatieboek\n5\n");
        // Each key alone accepts its own heads; a policy with both accepts that one extends the other.
        assertThat(verify(earlier, before)).isEqualTo(VerifierMain.HOLDS);
        assertThat(verify(latest, before)).isEqualTo(VerifierMain.FAILS);
        assertThat(verify(latest, after)).isEqualTo(VerifierMain.HOLDS);
        String proof = startedSigner().findConsistency(2, 5).orElseThrow();
        assertThat(verifyBoth("consistency", earlier, proof)).isEqualTo(VerifierMain.HOLDS);
        assertThat(book.bean(HeadSigner.class).verifierKey()).isEqualTo(after);
        String change = Files.readString(data.resolve("heads/key-change-%s.txt".formatted(after.split("\\+")[1])));
        assertThat(change).contains("\n" + after + "\n").contains("of more than 4 entries");
        assertThat(change.lines().filter(line -> line.startsWith("— mutatieboek ")))
                .hasSize(2);
    }

    @Test
    void removed_list_of_keys_claims_no_number_of_entries() throws IOException {
        Path list = data.resolve("heads/public-keys.txt");
        Files.delete(list);

        String key = startedSigner().verifierKey();

        assertThat(list).content().contains("it is not known from how").endsWith("\nlog " + key + "\n");
        assertThat(Files.readString(list)).doesNotContain("more than");
    }

    @Test
    void change_of_keys_is_completed_after_a_crash() throws IOException {
        Path oldKey = Files.copy(key(), elsewhere.resolve("old"));
        Files.move(key(), retired());
        String after = startedSigner().verifierKey();
        book.stop();

        // As if the process had ended before it renamed the old key.
        Files.copy(oldKey, retired());
        assertThat(startedSigner().verifierKey()).isEqualTo(after);
        book.stop();

        // As if it had ended after it made the new key.
        Files.deleteIfExists(retired());
        Path newKey = Files.copy(key(), elsewhere.resolve("new"));
        Files.copy(newKey, retired());
        Files.copy(oldKey, key(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(startedSigner().verifierKey().split("\\+")[1])
                .as("an own key may be put in the place of the retired one")
                .isNotEqualTo(after.split("\\+")[1]);
    }

    @Test
    void book_that_was_set_back_gets_no_new_key() throws IOException {
        restoreBackup();
        Files.move(key(), retired());
        assertNotOpened("the database was set back");
        assertThat(retired()).exists();
        assertThat(data.resolve("heads/public-keys.txt")).content().hasLineCount(2);
    }

    @Test
    void retired_key_of_another_book_is_refused() throws IOException {
        new HeadDirectory(elsewhere).createKey();
        Files.copy(elsewhere.resolve("head.key"), retired());
        Files.delete(key());
        assertNotOpened("is missing");
        new HeadDirectory(data.resolve("heads")).createKey();
        assertNotOpened("is of another book");
    }

    @Test
    void copied_key_is_not_its_own_successor() throws IOException {
        Files.copy(key(), retired());
        assertNotOpened("is of another book");
    }

    private Path retired() {
        return data.resolve("heads/retired-head.key");
    }

    private int verify(String head, String key) throws IOException {
        return run("head", Files.writeString(elsewhere.resolve("head"), head).toString(), "--key", key);
    }

    private int verifyBoth(String command, String head, String proof) throws IOException {
        String policy = Files.readString(data.resolve("heads/public-keys.txt")) + "quorum none\n";
        return run(
                command,
                Files.writeString(elsewhere.resolve("head"), head).toString(),
                Files.writeString(elsewhere.resolve("proof"), proof).toString(),
                "--policy",
                Files.writeString(elsewhere.resolve("policy"), policy).toString());
    }

    private static int run(String... arguments) {
        PrintStream ignored = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return VerifierMain.run(arguments, ignored, ignored);
    }

    private HeadSigner startedSigner() {
        book.start();
        return book.bean(HeadSigner.class);
    }

    private void restoreBackup() throws IOException {
        Files.copy(recorded.resolve("backup"), database(), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(data.resolve("book.acknowledged"));
    }

    private void assertNotOpened(String message) {
        assertThatThrownBy(book::start)
                .rootCause()
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining(message);
    }

    private Path database() {
        return data.resolve("book.mv.db");
    }

    private Path lastHead() {
        return data.resolve("heads/last-head.txt");
    }

    private Path key() {
        return data.resolve("heads/head.key");
    }
}
