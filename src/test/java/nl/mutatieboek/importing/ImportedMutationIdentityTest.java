package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.importing.format.MutationFileParser;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Identities of imported mutations: permanent, so that a file is recognised whenever it is imported again. The
 * expectations were computed independently, from docs/reference/events.md.
 */
class ImportedMutationIdentityTest {
    private static final String HEADER = "moment,document,title,kind,item,flow,year,amount_thousands\n";
    private static final String HEADING = "2026-O1,36800-XX-2,Nieuwe opvang,";

    @TempDir
    private Path folder;

    @Test
    void id_without_a_reference_derives_from_moment_document_title_kind_and_chapters() throws IOException {
        assertThat(identities(HEADER + HEADING + "Overige  Mutaties,XX/37,U,2026,50\n"))
                .containsExactly("b42d4528-1a2a-8ca5-8a72-254614df4765");
        assertThat(identities(HEADER + HEADING + "PUBLISHED,XX/37,U,2026,51\n"))
                .containsExactly("b42d4528-1a2a-8ca5-8a72-254614df4765");
        assertThat(identities(HEADER + HEADING + "Meevallers,XX/37,U,2026,50\n"))
                .containsExactly("b42d4528-1a2a-8ca5-9358-378d24b7a6ea");
        assertThat(identities(HEADER
                        + HEADING + "overboekingen,XX/37,U,2026,50\n"
                        + HEADING + "overboekingen,VI/37,U,2026,-50\n"))
                .containsExactly("b42d4528-1a2a-8ca5-ab6e-46e4a89717cc");
    }

    /** Recorded before the kind was read in such a spelling. */
    @Test
    void id_keeps_the_spelling_of_the_word_for_its_kind() throws IOException {
        assertThat(identities(HEADER + HEADING + "Nota\u00A0van  wijziging,XX/37,U,2026,50\n"))
                .containsExactly("b42d4528-1a2a-8ca5-946a-c6a11c2c9db6");
        assertThat(identities(HEADER + HEADING + "mee\u2011 en tegenvallers,XX/37,U,2026,50\n"))
                .containsExactly("b42d4528-1a2a-8ca5-b5bf-42d8e4a61819");
    }

    @Test
    void id_with_a_reference_derives_from_moment_document_and_reference() throws IOException {
        assertThat(identities("mutation," + HEADER + "M-7," + HEADING + "Meevallers,XX/37,U,2026,50\n"))
                .containsExactly("b42d4528-1a2a-8ca5-a2bd-218a2e6ba71f");
    }

    /** ImportServiceTest shows the parts of the name. */
    @Test
    void id_of_stated_balances_derives_from_the_hash_of_the_file_and_their_document() {
        String document = String.join("\n", "2026-O1", "XX", "36800-XX-2", "", "", "", "0");

        assertThat(DocumentMutationCommandFactory.balanceMutationId("fedcba9876543210".repeat(4), document))
                .hasToString("6ce82a49-0d2b-5d92-9330-1fbbfb4d0311");
    }

    private List<String> identities(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("file.csv"), lines);
        List<String> found = new ArrayList<>();
        assertThat(MutationFileParser.parse(
                                TableFile.firstSheetOf(file),
                                Long.MAX_VALUE,
                                mutation -> found.add(((Command.ImportMutation)
                                                DocumentMutationCommandFactory.importCommand(mutation, false))
                                        .mutation()
                                        .toString()))
                        .isUnderstood())
                .isTrue();
        return found;
    }
}
