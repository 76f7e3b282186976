package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format keeps the marks that its rows state; what a row does not state stays not stated. */
class MarkColumnParserTest {
    private static final Source SOURCE = Source.ofDocument("Budgettaire tabellen");

    @TempDir
    private Path folder;

    private TableFile file(String lines) throws IOException {
        return TableFile.firstSheetOf(Files.writeString(folder.resolve("bestand.csv"), lines));
    }

    @Test
    void mutation_file_states_marks_and_a_class_for_single_lines() throws IOException {
        List<ParsedMutation> mutations = new ArrayList<>();

        FileParseSummary parsed = MutationFileParser.parse(file("""
            moment;document;title;kind;item;vuo;jaar;bedrag;klasse;plafond;IBOSnummer;klasse regel;reden kenmerk
            2026-O1;36725-XX-2;Opvang;diversen;XX/37;U;2026;5;beleidsmatig;Zorg;2026.20.37;technisch;Lening
            2026-O1;36725-XX-2;Opvang;diversen;XX/91;U;2026;6;beleidsmatig;;;;
            """), Long.MAX_VALUE, mutations::add);

        assertThat(parsed.flaws()).isEmpty();
        assertThat(mutations).hasSize(1);
        assertThat(mutations.getFirst().proposal().mutationClass()).isEqualTo(MutationClass.POLICY);
        assertThat(mutations.getFirst().proposal().postings())
                .extracting(Posting::marks)
                .containsExactly(
                        new StatedMarks(
                                new BudgetMarks(Ceiling.HEALTH_CARE, null, null, MutationClass.TECHNICAL),
                                "2026.20.37",
                                null,
                                "Lening"),
                        null);
    }

    @Test
    void balance_file_states_marks_of_single_balances() throws IOException {
        List<ParsedBalance> balances = new ArrayList<>();

        FileParseSummary parsed = BalanceFileParser.parse(file("""
            moment;document;item;vuo;jaar;stand;hgis;garantie;loket
            2026-O1;36725-XX-2;XX/37;V;2026;5;nee;ja;Voorjaarsnota 2026
            2026-O1;36725-XX-2;XX/91;V;2026;6;;;
            2026-O1;36725-XX-2;XX/92;U;2026;6;;ja;
            """), balances::add);

        assertThat(parsed.flaws()).hasSize(1);
        assertThat(balances)
                .extracting(ParsedBalance::marks)
                .containsExactly(
                        new StatedMarks(new BudgetMarks(null, false, true, null), null, "Voorjaarsnota 2026", null),
                        null);
    }

    @Test
    void delivery_file_states_ibos_numbers() throws IOException {
        List<ParsedBalance> balances = new ArrayList<>();

        FileParseSummary parsed = DeliveryFileParser.parse(file("""
            IBOSnummer;Begrotingsjaar;Fase;VUO;Totaal;Hoofdstuknummer;Artikelnummer;StandOWB
            2026.20.37;2026;OWB;U;J;XX;37;1
            ;2026;OWB;V;J;XX;37;2
            """), SOURCE, balances::add);

        assertThat(parsed.flaws()).isEmpty();
        assertThat(balances)
                .extracting(ParsedBalance::marks)
                .containsExactly(new StatedMarks(BudgetMarks.UNKNOWN, "2026.20.37", null, null), null);
    }
}
