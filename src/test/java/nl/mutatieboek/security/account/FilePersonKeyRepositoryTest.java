package nl.mutatieboek.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePersonKeyRepositoryTest {
    @TempDir
    Path folder;

    private Path file;
    private SecretKey one;

    @BeforeEach
    void write() {
        file = folder.resolve("people.keys");
        PersonKeyRepository keys = new FilePersonKeyRepository(file);
        one = keys.findOrCreate("one");
        keys.findOrCreate("two");
    }

    @Test
    void stored_keys_are_read_back_unchanged() {
        PersonKeyRepository again = new FilePersonKeyRepository(file);

        assertThat(again.find("one")).contains(one);
        assertThat(again.find("two")).isPresent();
        assertThat(again.find("three")).isEmpty();
    }

    /** The checksum was computed with sha256sum over the two lines before it. */
    @Test
    void key_file_of_the_first_format_is_read() throws IOException {
        String digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        Files.writeString(file, """
            mutatieboek-keys 1
            one %s
            sha256 289d7c7d765cac2c5b50cf045e2557dfdeab673855676a79d8a576b53289cef5
            """.formatted(digits));

        assertThat(HexFormat.of()
                        .formatHex(new FilePersonKeyRepository(file)
                                .find("one")
                                .orElseThrow()
                                .getEncoded()))
                .isEqualTo(digits);
    }

    @Test
    void change_of_any_byte_of_the_key_file_is_detected() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 1;
            assertRejected(changed);
        }
    }

    @Test
    void truncation_of_the_key_file_is_detected() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int length = 0; length < sound.length; length++) {
            assertRejected(Arrays.copyOf(sound, length));
        }
    }

    @Test
    void duplicate_and_blank_lines_of_the_key_file_are_detected() throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            List<String> twice = new java.util.ArrayList<>(lines);
            twice.add(i, lines.get(i));
            assertRejected((String.join("\n", twice) + "\n").getBytes(StandardCharsets.US_ASCII));
            List<String> blank = new java.util.ArrayList<>(lines);
            blank.add(i, "");
            assertRejected((String.join("\n", blank) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void assertRejected(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> new FilePersonKeyRepository(file).find("one"))
                .as(new String(bytes, StandardCharsets.ISO_8859_1))
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("are damaged");
    }
}
