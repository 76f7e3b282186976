package nl.mutatieboek.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        one = keys.findOrMake("one");
        keys.findOrMake("two");
    }

    @Test
    void keys_are_read_again_as_they_were_written() {
        PersonKeyRepository again = new FilePersonKeyRepository(file);

        assertThat(again.find("one")).contains(one);
        assertThat(again.find("two")).isPresent();
        assertThat(again.find("three")).isEmpty();
    }

    @Test
    void a_change_of_any_byte_is_told() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 1;
            isRefused(changed);
        }
    }

    @Test
    void a_file_that_was_cut_off_anywhere_is_told() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int length = 0; length < sound.length; length++) {
            isRefused(Arrays.copyOf(sound, length));
        }
    }

    @Test
    void lines_twice_blank_or_missing_are_told() throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            List<String> twice = new java.util.ArrayList<>(lines);
            twice.add(i, lines.get(i));
            isRefused((String.join("\n", twice) + "\n").getBytes(StandardCharsets.US_ASCII));
            List<String> blank = new java.util.ArrayList<>(lines);
            blank.add(i, "");
            isRefused((String.join("\n", blank) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void a_file_of_the_form_before_has_a_checksum_after_its_next_change() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(1, lines.size() - 1)) + "\n");

        PersonKeyRepository again = new FilePersonKeyRepository(file);
        assertThat(again.find("one")).contains(one);
        again.findOrMake("three");

        assertThat(Files.readAllLines(file))
                .startsWith("mutatieboek-keys 2")
                .last()
                .asString()
                .startsWith("sha256 ");
        assertThat(new FilePersonKeyRepository(file).find("one")).contains(one);
    }

    private void isRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> new FilePersonKeyRepository(file).find("one"))
                .as(new String(bytes, StandardCharsets.ISO_8859_1))
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("are damaged");
    }
}
