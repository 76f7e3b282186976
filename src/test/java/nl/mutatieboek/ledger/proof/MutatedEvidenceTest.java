package nl.mutatieboek.ledger.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random changes of bytes, lines and lengths of every kind of evidence. The verifier ends in time with a sentence, and
 * holds only what says the same as the honest evidence.
 */
@Tag("whole")
class MutatedEvidenceTest {
    private static final int CHANGES = Boolean.getBoolean("mutatieboek.long") ? 20_000 : 300;
    private static final int SIZE = 6;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final List<String> INSERTED = List.of(
            "\n",
            "\r",
            "\n\n",
            "\0",
            "\u001b[2J",
            "=",
            "+",
            " ",
            "-",
            "0",
            "9".repeat(40),
            "— ",
            "\u202e",
            "\ud83d\ude00");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private EvidenceFixture book;

    @BeforeEach
    void write() {
        book = new EvidenceFixture(folder, SIZE);
    }

    @Test
    void changed_head_fails() {
        assertTextFails("head", book.head(SIZE).note());
    }

    @Test
    void changed_receipt_fails() {
        assertTextFails("receipt", book.receipt(3, SIZE));
    }

    @Test
    void changed_proof_of_consistency_fails() {
        assertTextFails("consistency", book.consistency(3, SIZE));
    }

    private void assertTextFails(String command, String honest) {
        byte[] bytes = honest.getBytes(UTF_8);
        for (int i = 0; i < CHANGES; i++) {
            byte[] changed = change(bytes);
            EvidenceFixture.Verdict verdict = command.equals("consistency")
                    ? judge(command, book.head(3).note(), changed)
                    : judge(command, changed);
            if (verdict.exit() == VerifierMain.HOLDS) {
                assertThat(new String(changed, UTF_8)).as("-Dseed=%d", seed).isEqualTo(honest);
            }
        }
    }

    @Test
    void changed_file_of_an_archive_fails() {
        for (Map<String, String> honest : List.of(book.book(), book.archive(), receipts())) {
            List<String> names = List.copyOf(honest.keySet());
            for (int i = 0; i < CHANGES; i++) {
                Map<String, String> changed = new LinkedHashMap<>(honest);
                String name = names.get(random.nextInt(names.size()));
                changed.compute(name, (key, text) -> new String(change(text.getBytes(UTF_8)), UTF_8));
                if (judge("archive", EvidenceFixture.zip(changed)).exit() == VerifierMain.HOLDS) {
                    // A last line without its line break is the same line.
                    assertThat(changed.getOrDefault(name, "").stripTrailing())
                            .as("-Dseed=%d, %s", seed, name)
                            .isEqualTo(honest.getOrDefault(name, "").stripTrailing());
                }
            }
        }
    }

    @Test
    void changed_zip_fails_or_has_the_same_files_for_every_program() throws IOException {
        for (Map<String, String> honest : List.of(book.book(), book.archive(), receipts())) {
            byte[] zip = EvidenceFixture.zip(honest);
            for (int i = 0; i < CHANGES; i++) {
                byte[] changed = change(zip);
                if (judge("archive", changed).exit() == VerifierMain.HOLDS) {
                    assertThat(filesInOrder(changed)).as("-Dseed=%d", seed).isEqualTo(honest);
                    assertThat(listedFiles(changed)).as("-Dseed=%d", seed).isEqualTo(honest);
                }
            }
        }
    }

    private Map<String, String> receipts() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("entry-2.tlog-proof", book.receipt(1, SIZE));
        files.put("entry-5.tlog-proof", book.receipt(4, SIZE));
        return files;
    }

    private static Map<String, String> filesInOrder(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
                files.put(file.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private Map<String, String> listedFiles(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipFile in =
                new ZipFile(Files.write(folder.resolve("listed.zip"), zip).toFile())) {
            for (ZipEntry file : Collections.list(in.entries())) {
                files.put(file.getName(), new String(in.getInputStream(file).readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private EvidenceFixture.Verdict judge(String command, Object... evidence) {
        long began = System.nanoTime();
        EvidenceFixture.Verdict verdict = book.verify(command, evidence);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        assertThat(verdict.exit()).isIn(VerifierMain.HOLDS, VerifierMain.FAILS, VerifierMain.NOT_VERIFIED);
        assertThat(verdict.output().replace("\n", ""))
                .as("-Dseed=%d", seed)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
                .doesNotContain("Exception")
                .startsWith(
                        switch (verdict.exit()) {
                            case VerifierMain.HOLDS -> "Holds.";
                            case VerifierMain.FAILS -> "Does not hold: ";
                            default -> "A file";
                        });
        return verdict;
    }

    private byte[] change(byte[] bytes) {
        byte[] changed = bytes;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = changeOnce(changed);
        }
        return changed;
    }

    private byte[] changeOnce(byte[] bytes) {
        if (bytes.length < 2) {
            return new byte[] {'x'};
        }
        String text = new String(bytes, ISO_8859_1);
        int from = random.nextInt(text.length() - 1);
        int to = from + 1 + random.nextInt(Math.min(60, text.length() - from));
        int at = random.nextInt(text.length());
        String part = text.substring(from, Math.min(to, text.length()));
        String changed = switch (random.nextInt(7)) {
            case 0 ->
                text.substring(0, from)
                        + (char) (text.charAt(from) ^ 1 << random.nextInt(8))
                        + text.substring(from + 1);
            case 1 -> text.substring(0, from) + text.substring(from + part.length());
            case 2 -> text.substring(0, at) + part + text.substring(at);
            case 3 -> text.substring(0, from);
            case 4 -> text.substring(0, at) + inserted() + text.substring(at);
            case 5 -> text.substring(0, at) + text.substring(at).replaceFirst("[0-9]+", "9".repeat(random.nextInt(25)));
            default -> {
                List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
                Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
                yield String.join("", lines);
            }
        };
        return changed.getBytes(ISO_8859_1);
    }

    private String inserted() {
        return new String(INSERTED.get(random.nextInt(INSERTED.size())).getBytes(UTF_8), ISO_8859_1);
    }
}
