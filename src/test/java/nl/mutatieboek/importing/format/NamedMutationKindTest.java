package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words for kinds in files. */
class NamedMutationKindTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved/kind-words.txt");

    /** With another meaning of a word, an imported mutation would get another identity and not be recognised. */
    @Test
    void meanings_in_identities_are_the_approved_ones() throws IOException {
        List<String> meanings = NamedMutationKind.KIND_BY_WORD.keySet().stream()
                .filter(word -> !NamedMutationKind.meaning(word).equals(word))
                .map(word -> word + " = " + NamedMutationKind.meaning(word))
                .sorted()
                .toList();

        assertThat(meanings)
                .as("a word that is added later keeps itself as its meaning, by SPECIFIC_WORDS")
                .isEqualTo(Files.readAllLines(APPROVED));
    }
}
