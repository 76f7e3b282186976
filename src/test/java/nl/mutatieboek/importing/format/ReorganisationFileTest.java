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

/** A was-wordt table in a file names items on which the file states a total only, or zero. */
class ReorganisationFileTest {
    private static final String HEADER = "moment,document,title,kind,item,flow,year,amount_thousands,lineage\n";

    @TempDir
    private Path folder;

    @Test
    void zero_lines_of_a_reorganisation_file_are_kept() throws IOException {
        assertThat(read(
                        "REORGANISATION",
                        // The total of V/44 is all below it, and a link names an item that has no row of its own.
                        "V/44,U,2026,-10,V/44/2 > XX/37\n"
                                + "V/44/1,U,2026,-10,V/44/2 > XX/37\n"
                                + "XX/37,U,2026,10,V/44/2 > XX/37\n"
                                + "XX/91,U,2026,0,V/44/2 > XX/37\n"))
                .containsExactly("V/44/~ 0", "V/44/1 -10", "XX/37 10", "XX/91 0");
    }

    @Test
    void total_that_its_details_explain_gives_no_posting_for_other_kinds() throws IOException {
        assertThat(read("RE_ESTIMATE", "XX/37,U,2026,10,\nXX/37/2,U,2026,10,\n"))
                .containsExactly("XX/37/2 10");
    }

    @Test
    void lineage_that_a_published_change_cannot_hold_is_noted_in_plain_words() throws IOException {
        assertThat(parse("herverkaveling", "XX/37,U,2026,10,XX/36 > XX/37\n")
                        .proposal()
                        .note())
                .isEqualTo("Soort volgens de bron: herverkaveling\nWas-wordt: XX/36 → XX/37");
    }

    private List<String> read(String kind, String rows) throws IOException {
        return parse(kind, rows).proposal().postings().stream()
                .map(posting -> posting.item() + " " + posting.thousands())
                .toList();
    }

    private ParsedMutation parse(String kind, String rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        rows.lines()
                .forEach(row -> text.append("2026-OWB,Stuk,Titel,")
                        .append(kind)
                        .append(',')
                        .append(row)
                        .append('\n'));
        Path file = Files.writeString(folder.resolve(kind + ".csv"), text);
        List<ParsedMutation> mutations = new ArrayList<>();
        FileParseSummary read = MutationFileParser.parse(TableFile.firstSheetOf(file), Long.MAX_VALUE, mutations::add);
        assertThat(read.flaws()).isEmpty();
        return mutations.getFirst();
    }
}
