package nl.mutatieboek.ledger.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reason for which the offline verifier refuses a package or a whole book, and the ZIP around it. */
@Tag("whole")
class RefusedArchiveTest {
    private static final int SIZE = 5;

    @TempDir
    Path folder;

    private EvidenceFixture book;

    @BeforeEach
    void write() {
        book = new EvidenceFixture(folder, SIZE);
    }

    @Test
    void archive_is_refused_for_its_files() {
        assertRefused("lacks head.txt or entries.jsonl", without("head.txt"));
        assertRefused("lacks head.txt or entries.jsonl", without("entries.jsonl"));
        assertRefused("0 entries are proven", without("leaves.txt"));
        assertRefused("not a receipt", EvidenceFixture.zip(Map.of("README.txt", "nothing")));
        assertRefused("0 entries are proven", EvidenceFixture.zip(Map.of()));
        assertRefused("not a signed note", changed("head.txt", text -> ""));
        assertRefused("not plain text", changed("leaves.txt", text -> text.replace("\n", "\r\n")));
        assertRefused("Line 1 of entries.jsonl", changed("entries.jsonl", text -> text.replace("\n", "\r\n")));
        Map<String, String> both = book.book();
        both.put("receipts.txt", book.receipt(0, SIZE));
        assertRefused("contains both leaves.txt and receipts.txt", EvidenceFixture.zip(both));
        assertRefused("line that is too long", changed("leaves.txt", text -> "A".repeat((1 << 24) + 9_000)));
    }

    @Test
    void book_is_refused_for_its_entries() {
        assertRefused("There are 4 entries, and the head has more", changed("leaves.txt", text -> lines(text, 0, 4)));
        assertRefused("more entries than the 5", changed("leaves.txt", text -> text + text));
        assertRefused("their root differs", changed("leaves.txt", text -> text.replaceFirst("^AAAA", "BBBB")));
        assertRefused("twice, or out of order", changed("leaves.txt", text -> lines(text, 0, 2) + lines(text, 0, 3)));
        assertRefused("Line 5 of entries.jsonl", changed("entries.jsonl", text -> lines(text, 0, 4)));
        assertRefused("5 entries are proven, and the file has more", changed("entries.jsonl", text -> text + "\n"));
        assertRefused("5 entries are proven, and the file has more", changed("entries.jsonl", text -> text + "\0"));
        assertRefused("Line 5 of entries.jsonl", changed("entries.jsonl", String::stripTrailing));
        assertRefused("Line 3 of entries.jsonl", changed("entries.jsonl", text -> text.replace(":2}", ":3}")));
    }

    @Test
    void package_is_refused_for_its_receipts() {
        Map<String, String> files = book.archive();
        files.put("receipts.txt", book.receipt(0, SIZE) + book.receipt(0, SIZE));
        assertRefused("twice, or out of order", EvidenceFixture.zip(files));
        files.put("receipts.txt", book.receipt(0, SIZE) + book.receipt(1, SIZE - 1));
        assertRefused("different heads", EvidenceFixture.zip(files));
        files.put("receipts.txt", "");
        assertRefused("0 entries are proven", EvidenceFixture.zip(files));
        files.put("receipts.txt", "x\n".repeat(1 << 23) + "x\n");
        assertRefused("receipt is too long", EvidenceFixture.zip(files));
        files.put("receipts.txt", book.receipt(0, SIZE) + "x");
        assertRefused("not a signature line", EvidenceFixture.zip(files));
        Map<String, String> receipts = new LinkedHashMap<>();
        receipts.put("a", book.receipt(2, SIZE));
        receipts.put("b", book.receipt(1, SIZE));
        assertRefused("twice, or out of order", EvidenceFixture.zip(receipts));
    }

    @Test
    void names_that_two_programs_may_take_for_another_are_refused() {
        for (String name : List.of("HEAD.txt", "x/head.txt", "x\\head.txt", "hëad.txt", "a b")) {
            Map<String, String> files = book.book();
            files.put(name, "another");
            assertRefused("two files of one name, or an unusual name", EvidenceFixture.zip(files));
        }
    }

    @Test
    void zip_with_something_beside_its_files_is_refused() {
        byte[] zip = EvidenceFixture.zip(book.book());
        Map<String, String> others = book.book();
        others.replace("entries.jsonl", EvidenceFixture.line(0));
        byte[] other = EvidenceFixture.zip(others);
        assertNotGreen(joined(other, zip));
        assertNotGreen(joined(zip, other));
        assertNotGreen(joined(zip, zip));
        assertNotGreen(joined(new byte[1], zip));
        assertNotGreen(joined(zip, new byte[1]));
    }

    /** The list at the end is that of another ZIP; its offsets fit. */
    @Test
    void zip_whose_list_and_parts_differ_is_refused() {
        byte[] zip = EvidenceFixture.zip(book.book());
        for (String from : List.of("head.txt", "entries.jsonl", "leaves.txt")) {
            byte[] bytes = zip.clone();
            int listed = new String(zip, ISO_8859_1).lastIndexOf(from);
            bytes[listed] = 'x';
            assertNotGreen(bytes);
        }
        int list = new String(zip, ISO_8859_1).indexOf("PK\1\2");
        byte[] swapped = zip.clone();
        ByteBuffer records = ByteBuffer.wrap(swapped).order(ByteOrder.LITTLE_ENDIAN);
        int second = new String(zip, ISO_8859_1).indexOf("PK\3\4", 4);
        records.putInt(list + 42, second);
        assertNotGreen(swapped);
    }

    /** A hole between the last part and the list, in which another program could find a list. */
    @Test
    void zip_with_a_hole_is_refused() {
        byte[] zip = EvidenceFixture.zip(book.book());
        int list = new String(zip, ISO_8859_1).indexOf("PK\1\2");
        byte[] holed = new byte[zip.length + 10];
        System.arraycopy(zip, 0, holed, 0, list);
        System.arraycopy(zip, list, holed, list + 10, zip.length - list);
        ByteBuffer.wrap(holed).order(ByteOrder.LITTLE_ENDIAN).putInt(holed.length - 6, list + 10);
        assertRefused("not as the book wrote it", holed);
        byte[] commented = Arrays.copyOf(zip, zip.length + 3);
        commented[zip.length - 2] = 3;
        assertRefused("not as the book wrote it", commented);
    }

    /** A program that goes by the first length of a stored file finds its next file elsewhere. */
    @Test
    void zip_whose_lengths_differ_is_refused() {
        byte[] zip = EvidenceFixture.storedZip(book.book());
        assertThat(book.verify("archive", (Object) zip).exit()).isEqualTo(VerifierMain.HOLDS);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 3);
        assertNotGreen(zip);
    }

    /** More files than the end of a ZIP can count without its 64-bit form. */
    @Test
    void zip_with_very_many_files_is_read() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 0x1_0000; i++) {
            files.put("f" + i, "");
        }
        assertRefused("not a receipt", EvidenceFixture.zip(files));
    }

    private byte[] without(String name) {
        Map<String, String> files = book.book();
        files.remove(name);
        return EvidenceFixture.zip(files);
    }

    private byte[] changed(String name, UnaryOperator<String> change) {
        Map<String, String> files = book.book();
        files.compute(name, (key, text) -> change.apply(text));
        return EvidenceFixture.zip(files);
    }

    private static String lines(String text, int from, int to) {
        return String.join("\n", text.lines().toList().subList(from, to)) + "\n";
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private void assertRefused(String reason, byte[] zip) {
        EvidenceFixture.Verdict verdict = book.verify("archive", (Object) zip);
        assertThat(verdict.output()).startsWith("Does not hold: ").containsPattern(reason);
        assertThat(verdict.exit()).isEqualTo(VerifierMain.FAILS);
    }

    private void assertNotGreen(byte[] zip) {
        EvidenceFixture.Verdict verdict = book.verify("archive", (Object) zip);
        assertThat(verdict.exit()).as(verdict.output()).isNotEqualTo(VerifierMain.HOLDS);
    }
}
