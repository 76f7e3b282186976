package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of one mutation, however each of them spells what they share. */
class MutationRowGroupTest {
    private static final String HEADER = "mutation;moment;budget_year;document;title;kind;item;flow;year;thousands\n";

    private static final String ROWS = """
        M;2026-SW;;S;Titel;overboekingen;XX/37;U;2026;-5
        M;JV;2026;S;Titel;Overboeking;VI/37;U;2026;3
        M;2026 - jv;2026;S;Titel;overboekingen;VI/38;U;2026;2
        """;

    @TempDir
    private Path folder;

    private final List<ParsedMutation> mutations = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rows_that_spell_one_moment_differently_are_one_mutation(boolean referenced) throws IOException {
        List<String> flaws = flaws(referenced ? HEADER + ROWS : withoutReferences(HEADER + ROWS));

        assertThat(flaws).isEmpty();
        assertThat(mutations)
                .extracting(one -> one.proposal().kind() + " " + one.proposal().moment() + " "
                        + one.proposal().postings().size())
                .containsExactly("TRANSFER 2026-SW 3");
    }

    @Test
    void row_of_another_or_malformed_moment_is_not_of_the_mutation() throws IOException {
        String rows = HEADER + ROWS.replace("JV;2026;", "JV;2025;").replace("jv;2026;", "jv;2025;");

        assertThat(flaws(rows))
                .containsExactly(
                        "3 differs-within-mutation moment",
                        "3 differs-within-mutation budget_year",
                        "4 differs-within-mutation moment",
                        "4 differs-within-mutation budget_year");
        assertThat(flaws(withoutReferences(rows))).containsExactly("4 moment-year-differs moment");
        assertThat(flaws(withoutReferences(HEADER + ROWS.replace("JV;2026;", "JV;26;"))))
                .containsExactly("3 not-a-year budget_year");
    }

    private static String withoutReferences(String lines) {
        return lines.replace("mutation;", "").replace("M;", "");
    }

    private List<String> flaws(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("mutaties.csv"), lines);
        return MutationFileParser.parse(TableFile.firstSheetOf(file), Long.MAX_VALUE, mutations::add).flaws().stream()
                .map(flaw -> flaw.row() + " " + flaw.code() + " " + flaw.column())
                .toList();
    }
}
