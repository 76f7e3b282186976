package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceHeadFileTest {
    @TempDir
    Path folder;

    private BalanceHeadFile file;

    @BeforeEach
    void open() {
        file = new BalanceHeadFile(folder.resolve("last-balance-head.txt"));
    }

    private static SignedHead head(String book, long size, String root) {
        return new SignedHead(
                size,
                "%s/balances\n%d\n%s\nbalances-v1 %s\nembargoed-v1 one\n\n— %s signature\n"
                        .formatted(book, size, "r".repeat(44), root, book));
    }

    @Test
    void head_is_kept_before_it_is_handed_out() throws IOException {
        SignedHead head = head("book", 7, "one");
        assertThat(file.keep(head)).isEqualTo(head.note());
        assertThat(file.keep(head)).isEqualTo(head.note());
        assertThat(Files.readString(file.file())).isEqualTo(head.note());
        assertThat(file.keep(head("book", 8, "two"))).contains("two");
        assertThat(file.find().orElseThrow().statement()).isEqualTo("balances-v1 two\nembargoed-v1 one");
    }

    @Test
    void another_head_of_one_size_is_never_handed_out() throws IOException {
        SignedHead head = head("book", 7, "one");
        file.keep(head);
        SignedHead other = head("book", 7, "two");
        assertThatThrownBy(() -> file.keep(other)).isInstanceOf(LedgerStartupException.class);
        assertThatThrownBy(() -> file.compare(other)).isInstanceOf(LedgerStartupException.class);
        SignedHead earlier = head("book", 6, "one");
        assertThatThrownBy(() -> file.keep(earlier)).isInstanceOf(LaterBalanceHeadException.class);
        assertThatThrownBy(() -> file.compare(earlier)).isInstanceOf(LaterBalanceHeadException.class);
        assertThat(Files.readString(file.file())).isEqualTo(head.note());
    }

    @Test
    void head_is_not_handed_out_while_another_process_may_sign() throws IOException {
        try (FileChannel other = FileChannel.open(
                folder.resolve("last-balance-head.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            assertThatThrownBy(() -> file.keep(head("book", 7, "one")))
                    .isInstanceOf(LaterBalanceHeadException.class)
                    .hasMessageContaining("last-balance-head.lock");
        }
        assertThat(file.find()).isEmpty();
    }

    @Test
    void book_after_a_restore_begins_anew() {
        file.keep(head("book", 7, "one"));
        assertThat(file.keep(head("book/after-3-00000000", 4, "two"))).contains("two");
    }

    @Test
    void head_that_is_compared_is_not_kept() {
        assertThat(file.compare(head("book", 7, "one"))).contains("one");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "book/balances",
                "/balances",
                "book/balances\n7\n",
                "book\n7\n%1$s\n\n— book signature\n",
                "book/balances\n7\n%1$s\n\n— book signature\n",
                "book/balances\n7\n%1$s\nbalances-v1 one\n",
                "book/balances\nx\n%1$s\nbalances-v1 one\n\n— book signature\n"
            })
    void nothing_is_signed_beside_a_damaged_file(String damaged) throws IOException {
        Files.writeString(file.file(), damaged.formatted("r".repeat(44)));
        assertNothingSigned("The signed head in %s is damaged.");
        assertThat(file.file()).content().isEqualTo(damaged.formatted("r".repeat(44)));
    }

    @Test
    void nothing_is_signed_beside_a_file_that_cannot_be_read() throws IOException {
        Files.write(file.file(), new byte[] {(byte) 0xFF});
        assertNothingSigned("The signed head in %s cannot be read");
        Files.delete(file.file());
        Files.createDirectory(file.file());
        assertNothingSigned("The signed head in %s cannot be read");
    }

    private void assertNothingSigned(String sentence) {
        SignedHead head = head("book", 8, "two");
        assertThatThrownBy(() -> file.keep(head))
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining(sentence.formatted(file.file()));
        assertThatThrownBy(() -> file.compare(head)).isInstanceOf(LedgerStartupException.class);
    }
}
