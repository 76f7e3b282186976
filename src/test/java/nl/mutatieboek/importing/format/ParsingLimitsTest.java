package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.InputLimits;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Size limits of each file format. */
@Tag("whole")
class ParsingLimitsTest {
    private static final String STATEMENTS = "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,"
            + "Naam Begroting,Artikel nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,"
            + "Stand eerste suppletoire,Stand tweede suppletoire,Realisatie\n";
    private static final String MUTATIONS =
            "moment,document,title,kind,item,flow,year,amount_thousands,mutation,note\n";
    private static final String BALANCES = "moment,document,item,flow,year,amount_thousands\n";
    private static final SpreadsheetOptions AS_IT_SAYS =
            new SpreadsheetOptions(Map.of(), null, null, null, false, null);
    private static final int MORE = 50_002;

    @TempDir
    private Path folder;

    @Test
    void file_over_the_row_limit_is_refused_in_each_format() throws IOException {
        String statements = repeated(STATEMENTS, "2026,U,XX,P,a%1$d,E,1,1,1,1,1\n", MORE);
        String balances = repeated(BALANCES, "2026-OWB,Stuk,XX/37/%1$d,U,2026,1\n", MORE);
        String referenced = repeated(MUTATIONS, "2026-OWB,Stuk,T,OPENING,XX/37/%1$d,U,2026,1,r%1$d,\n", MORE);
        String whole =
                repeated(MUTATIONS.replace("mutation,", ""), "2026-OWB,Stuk,T %1$d,OPENING,XX/37,U,2026,1,\n", MORE);
        String sheet = repeated("post;stroom;2026\n", "XX/37/%1$d;U;1\n", MORE);

        assertThat(StatementFileParser.parse(file(statements), one -> {}).flaws())
                .satisfiesExactly(this::isTooMany);
        assertThat(BalanceFileParser.parse(file(balances), one -> {}).flaws()).satisfiesExactly(this::isTooMany);
        assertThat(MutationFileParser.parse(file(referenced), InputLimits.MAX_ROWS, one -> {})
                        .flaws())
                .satisfiesExactly(this::isTooMany);
        assertThat(MutationFileParser.parse(file(referenced), Long.MAX_VALUE, one -> {})
                        .flaws())
                .isEmpty();
        assertThat(MutationFileParser.parse(file(whole), Long.MAX_VALUE, one -> {})
                        .flaws())
                .satisfiesExactly(this::isTooMany);
        assertThat(SpreadsheetBalanceParser.parse(file(sheet), AS_IT_SAYS)
                        .parseResult()
                        .flaws())
                .satisfiesExactly(this::isTooMany);
    }

    private void isTooMany(FileFlaw flaw) {
        assertThat(flaw.code()).isEqualTo("too-many-rows");
        assertThat(flaw.row()).isEqualTo(InputLimits.MAX_ROWS + 2);
        assertThat(flaw.values()).containsEntry("most", InputLimits.MAX_ROWS);
    }

    @Test
    void parsing_stops_after_1000_flaws_and_reports_it_last() throws IOException {
        String statements = repeated(STATEMENTS, "26,U,XX,P,a%1$d,E,1,1,1,1,1\n", 40_000);
        String sheet = repeated("post;stroom;2026\n", "XX/37/%1$d;U;1,5\n", 40_000);

        FileParseSummary read = StatementFileParser.parse(file(statements), one -> {});
        FileParseSummary ofSheet =
                SpreadsheetBalanceParser.parse(file(sheet), AS_IT_SAYS).parseResult();

        assertThat(read.flawCount()).isEqualTo(1_001);
        assertThat(read.rows()).isEqualTo(1_001);
        assertThat(read.flaws()).hasSize(1_001);
        assertThat(read.flaws().getLast().code()).isEqualTo("reading-stopped");
        assertThat(read.flaws().getLast().row()).isEqualTo(1_002);
        assertThat(ofSheet.flaws().getLast()).isEqualTo(read.flaws().getLast());
    }

    @Test
    void file_parsed_as_a_whole_is_refused_over_the_text_limit() throws IOException {
        String note = "x".repeat(1_000);
        String whole = repeated(
                MUTATIONS.replace("mutation,", ""),
                "2026-OWB,Stuk,T %1$d,OPENING,XX/37,U,2026,1," + note + "\n",
                40_000);

        FileParseSummary read = MutationFileParser.parse(file(whole), Long.MAX_VALUE, one -> {});

        assertThat(read.flaws()).extracting(FileFlaw::code).containsExactly("too-much-text");
        assertThat(read.rows()).isBetween(25_000L, 40_000L);
    }

    private static String repeated(String header, String row, int times) {
        StringBuilder lines = new StringBuilder(header);
        for (int i = 1; i <= times; i++) {
            lines.append(row.formatted(i));
        }
        return lines.toString();
    }

    private TableFile file(String content) throws IOException {
        return TableFile.firstSheetOf(Files.writeString(folder.resolve("file.csv"), content));
    }
}
