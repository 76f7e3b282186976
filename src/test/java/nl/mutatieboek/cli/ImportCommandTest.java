package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Several files in one command. */
@Isolated
class ImportCommandTest {
    @TempDir
    private Path folder;

    /** The name of a file is where a balance is found, and a place of two lines is none. */
    @Test
    void result_of_an_imported_file_is_printed_when_a_later_file_fails() throws Exception {
        String lines = """
            Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting ,Artikel nummer,Artikel,\
            Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,Stand tweede suppletoire,Realisatie
            2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,,,,
            """;
        Path good = Files.writeString(folder.resolve("een.csv"), lines);
        Path bad = Files.writeString(folder.resolve("twee\n.csv"), lines);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = MutatieboekCli.commandLine(ImportCommandTest.class, List.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "import",
                        "--format=begrotingsstaten",
                        "--as=importer",
                        good.toString(),
                        bad.toString(),
                        "--data=" + folder.resolve("data"));

        assertThat(exit).isNotZero();
        assertThat(out.toString()).as(err.toString()).contains("een.csv: imported: 1 mutation and 0 checks of 1 row");
        assertThat(err.toString()).contains("twee\n.csv: not imported");
    }
}
