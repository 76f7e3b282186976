package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the expected tables with the letter itself, if its text is present beside the project. */
class NewPolicyLetterTablesTest {
    private static final Path LETTER =
            Path.of("..", "shared", "domain", "letter-nieuwe-beleidsmatige-uitgaven-2026.txt");

    /** The letter where it is there, and the layout in which its text was taken from it. */
    static Stream<String> letters() throws IOException {
        String made = """
             Nieuwe beleidsmatige uitgaven 2026 (bedrag x € 1.000)

            Artikel 2026
            1) Asielmaatregelen Regeerprogramma 37, 91 68.678
            2) Migratiepartnerschappen 37 10.000
            image2.emf
            Nieuwe beleidsmatige uitgaven 2026 (bedrag x € 1.000) 2026 2027 2028 2029 2030
            Asielmaatregelen Regeerprogramma 68.678        55.319        55.074        54.474        54.457
            image3.emf
            Nieuwe beleidsmatige uitgaven 2026 (bedrag x € 1.000) 2026 2027 2028 2029 2030
            Migratiepartnerschappen 10.000        10.000        10.000        10.000
            """;
        return Files.isReadable(LETTER) ? Stream.of(made, Files.readString(LETTER)) : Stream.of(made);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void letter_tables_have_exactly_the_cells_of_the_letter(String letter) {
        String words = letter.replaceAll("\\s+", " ");
        for (List<List<String>> table : List.of(
                NewPolicyLetterTables.OVERVIEW,
                NewPolicyLetterTables.ASYLUM_MEASURES,
                NewPolicyLetterTables.PARTNERSHIPS)) {
            String printed =
                    table.stream().map(row -> String.join(" ", row).strip()).collect(Collectors.joining(" "));
            assertThat(words).contains(printed);
            String after =
                    words.substring(words.indexOf(printed) + printed.length()).strip();
            assertThat(after).doesNotContainPattern("^[0-9]");
        }
    }
}
