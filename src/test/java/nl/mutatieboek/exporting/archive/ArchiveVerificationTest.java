package nl.mutatieboek.exporting.archive;

import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.known;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Archive packages and exports of the whole book, checked by the offline verifier, whole and with one fault. */
@Tag("main")
@ResourceLock("archived book")
class ArchiveVerificationTest {
    private static final String RECEIPTS = "receipts.txt";
    private static final String FOLDER = "mutatieboek-archive-2026-OWB-%d/";

    @RegisterExtension
    static final ApplicationFixture BOOK = ArchivedBookFixture.BOOK;

    private static byte[] archive;
    private static byte[] book;
    private static String key;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeAll
    static void write() throws Exception {
        ArchivedBookFixture.write();
        archive = zip("reader", "&knownAt=" + known);
        book = HttpClient.newHttpClient()
                .send(BOOK.as("auditor").request("/v1/exports/whole-book").build(), BodyHandlers.ofByteArray())
                .body();
        key = BOOK.bean(HeadSigner.class).verifierKey();
    }

    @Test
    void archive_package_holds_and_tells_how_many_entries() throws IOException {
        long lines = new String(unzip(archive).get(name("entries.jsonl")), StandardCharsets.UTF_8)
                .lines()
                .count();
        assertThat(verify(archive)).isEqualTo(VerifierMain.HOLDS);
        assertThat(output()).contains("verified       " + lines);
    }

    @Test
    void whole_book_holds_and_has_every_entry_under_embargo_too() throws IOException {
        assertThat(verify(book)).isEqualTo(VerifierMain.HOLDS);
        assertThat(output()).contains("verified       " + BOOK.ledgerNumber());
        assertThat(new String(unzip(book).get("entries.jsonl"), StandardCharsets.UTF_8))
                .contains(ArchivedBookFixture.HIDDEN);
    }

    @Test
    void result_is_json_on_request() throws IOException {
        String file = Files.write(folder.resolve("file.zip"), archive).toString();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(VerifierMain.run(new String[] {"archive", file, "--key", key, "--json"}, to, to))
                .isEqualTo(VerifierMain.HOLDS);
        assertThat(ArchivedBookFixture.JSON.readTree(output()).get("book").asString())
                .isEqualTo("mutatieboek");
    }

    @Test
    void package_with_a_changed_line_fails() throws IOException {
        for (String other : List.of("\"eventName\":\"mutation-booked\"", "\"thousands\":250")) {
            assertFails(change(archive, name("entries.jsonl"), text -> replaceOnce(text, other, other + "0")));
        }
    }

    @Test
    void package_without_a_line_or_with_one_twice_fails() throws IOException {
        assertFails(changeLines(archive, name("entries.jsonl"), lines -> lines.remove(3)));
        assertFails(changeLines(archive, name("entries.jsonl"), List::removeLast));
        assertFails(changeLines(archive, name("entries.jsonl"), lines -> lines.add(3, lines.get(3))));
        assertFails(changeLines(archive, name("entries.jsonl"), lines -> lines.add(lines.remove(3))));
        assertFails(change(archive, name("entries.jsonl"), text -> ""));
    }

    @Test
    void package_without_a_receipt_or_with_another_fails() throws IOException {
        int count = receipts(new String(unzip(archive).get(name(RECEIPTS)), StandardCharsets.UTF_8))
                .size();
        for (int at : new int[] {0, 5, count - 1}) {
            assertFails(changeReceipts(receipts -> receipts.remove(at)));
        }
        assertFails(changeReceipts(receipts -> receipts.add(receipts.getLast())));
        assertFails(changeReceipts(List::clear));
        assertFails(changeReceipts(receipts -> receipts.set(
                0,
                BOOK.as("auditor")
                        .get("/v1/ledger/entries/%d/receipt"
                                .formatted(Integer.parseInt(
                                                receipts.getFirst().replaceAll("(?s).*\nindex ([0-9]+)\n.*", "$1"))
                                        + 1))
                        .body())));
        assertThat(output()).contains("different heads");
    }

    private static byte[] changeReceipts(Consumer<List<String>> change) throws IOException {
        return change(archive, name(RECEIPTS), text -> {
            List<String> receipts = receipts(text);
            change.accept(receipts);
            return String.join("", receipts);
        });
    }

    private static List<String> receipts(String text) {
        return new ArrayList<>(List.of(text.split("(?<=\n)(?=c2sp.org/tlog-proof@v1\n)")));
    }

    @Test
    void package_with_the_head_of_another_size_fails() throws IOException {
        byte[] earlier = BOOK.as("auditor").get("/v1/heads/1").body().getBytes(StandardCharsets.UTF_8);
        assertFails(with(archive, name("head.txt"), earlier));
        assertFails(with(book, "head.txt", earlier));
    }

    @Test
    void book_without_an_entry_or_with_one_changed_twice_or_moved_fails() throws IOException {
        assertFails(changeLines(book, "leaves.txt", lines -> lines.remove(7)));
        assertFails(changeLines(book, "leaves.txt", List::removeLast));
        assertFails(changeLines(book, "leaves.txt", lines -> lines.add(7, lines.get(7))));
        assertFails(changeLines(book, "leaves.txt", lines -> lines.add(lines.remove(7))));
        assertFails(change(book, "leaves.txt", text -> ""));
        assertFails(changeLines(book, "entries.jsonl", List::removeLast));
        assertFails(change(book, "entries.jsonl", text -> replaceOnce(text, ArchivedBookFixture.HIDDEN, "1234567")));
    }

    @Test
    void package_or_book_without_its_readable_entries_or_its_signed_head_fails() throws IOException {
        for (String lacking : List.of("entries.jsonl", "head.txt")) {
            assertFails(renamed(archive, name(lacking), name("other.txt")));
            assertFails(renamed(archive, name(lacking), name(lacking.replace('e', 'E'))));
            assertFails(renamed(book, lacking, "other.txt"));
            assertFails(renamed(book, lacking, "x\\" + lacking));
        }
        assertFails(change(archive, name("head.txt"), text -> replaceOnce(text, "— mutatieboek ", "— anybody ")));
    }

    private static byte[] renamed(byte[] zip, String name, String other) throws IOException {
        Map<String, byte[]> files = unzip(zip);
        files.put(other, files.remove(name));
        return zipOf(files);
    }

    @Test
    void nothing_and_a_file_that_is_no_zip_are_not_green() throws IOException {
        assertFails(zipOf(Map.of("LEESMIJ.txt", new byte[0])));
        assertThat(verify("no zip".getBytes(StandardCharsets.UTF_8))).isEqualTo(VerifierMain.NOT_VERIFIED);
        assertThat(verify(Arrays.copyOf(archive, archive.length / 2))).isEqualTo(VerifierMain.NOT_VERIFIED);
    }

    private static String name(String file) {
        return FOLDER.formatted(known) + file;
    }

    private void assertFails(byte[] file) throws IOException {
        int exit = verify(file);
        assertThat(exit).as(output()).isEqualTo(VerifierMain.FAILS);
    }

    private int verify(byte[] file) throws IOException {
        String path = Files.write(folder.resolve("file.zip"), file).toString();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        return VerifierMain.run(new String[] {"archive", path, "--key", key}, to, to);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String replaceOnce(String text, String what, String by) {
        assertThat(text).contains(what);
        return text.replaceFirst(Pattern.quote(what), by);
    }

    private static byte[] changeLines(byte[] zip, String name, Consumer<List<String>> change) throws IOException {
        return change(zip, name, text -> {
            List<String> lines = new ArrayList<>(text.lines().toList());
            change.accept(lines);
            return String.join("\n", lines) + "\n";
        });
    }

    private static byte[] change(byte[] zip, String name, UnaryOperator<String> change) throws IOException {
        String text = new String(unzip(zip).get(name), StandardCharsets.UTF_8);
        return with(zip, name, change.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] with(byte[] zip, String name, byte[] content) throws IOException {
        Map<String, byte[]> files = unzip(zip);
        assertThat(files).containsKey(name);
        files.put(name, content);
        return zipOf(files);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
                files.put(file.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zipOf(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
