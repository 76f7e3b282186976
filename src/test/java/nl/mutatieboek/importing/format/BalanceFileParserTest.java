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

class BalanceFileParserTest {
    /** The identities of imported balances follow from the document as written and from all its balances. */
    @Test
    void balance_is_read_once_for_each_spelling_of_its_document(@TempDir Path folder) throws IOException {
        List<ParsedBalance> balances = new ArrayList<>();
        FileParseSummary parsed = BalanceFileParser.parse(
                TableFile.firstSheetOf(Files.writeString(folder.resolve("standen.csv"), """
                    moment;document;item;flow;year;amount_thousands
                    2026-OWB;Nota 2026;XX/37;U;2026;100
                    2026-OWB;nota  2026;XX/37;U;2026;100
                    2026-OWB;Nota 2026;XX/37;U;2026;100
                    2026-OWB;nota  2026;XX/37;U;2026;100
                    2026-OWB;nota  2026;XX/91;U;2026;7
                    """)), balances::add);

        assertThat(parsed.flaws()).isEmpty();
        assertThat(balances)
                .extracting(balance -> balance.row() + " " + balance.source().document() + " " + balance.item())
                .containsExactly("2 Nota 2026 XX/37", "3 nota  2026 XX/37", "6 nota  2026 XX/91");
    }

    @Test
    void number_of_a_part_may_have_the_comma_of_a_dutch_spreadsheet(@TempDir Path folder) throws IOException {
        List<ParsedBalance> balances = new ArrayList<>();

        FileParseSummary parsed = BalanceFileParser.parse(
                TableFile.firstSheetOf(Files.writeString(folder.resolve("comma.csv"), """
                    moment;document;hoofdstuk;artikel;artikelonderdeel;vuo;jaar;stand
                    2026-OWB;Nota 2026;XX;37;37,1;U;2026;100
                    2026-OWB;Nota 2026;XX;37;37.2;U;2026;100
                    """)), balances::add);

        assertThat(parsed.flaws()).isEmpty();
        assertThat(balances).extracting(balance -> balance.item().toString()).containsExactly("XX/37/1", "XX/37/2");
    }
}
