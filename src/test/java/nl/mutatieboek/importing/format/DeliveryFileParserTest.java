package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.platform.format.CsvCellEscaper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Budget tables as the open data publish them: numbers and names of each level, and a column for each phase. */
class DeliveryFileParserTest {
    private static final Source SOURCE = Source.ofDocument("Budgettaire tabellen");

    @TempDir
    private Path folder;

    private final List<ParsedBalance> balances = new ArrayList<>();

    private FileParseSummary parse(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("tabellen.csv"), lines);
        return DeliveryFileParser.parse(TableFile.firstSheetOf(file), SOURCE, balances::add);
    }

    @Test
    void totals_and_details_state_the_balances_of_their_own_items_in_the_phase_of_the_file() throws IOException {
        FileParseSummary parsed = parse("""
            \uFEFFIBOSnummer;Begrotingsjaar;Fase;VUO;Totaal;Hoofdstuknummer;Hoofdstuknaam;Artikelnummer;Artikelnaam;\
            Artikelonderdeelnummer;Instrumentnummer;Instrumentnaam;Detailnummer;Detailnaam;StandOWB;StandVB;Realisatie;Verschil
            2025.20.37;2025;JV;U;J;XX;Asiel en Migratie;37;Asiel en Migratie;;;;;;100;110;120,0;10
            2025.20.37.2;2025;JV;U;J;XX;Asiel en Migratie;37;Asiel en Migratie;37.2;;;;;;;90;
            2025.20.37.2.1;2025;JV;U;J;XX;Asiel en Migratie;37;Asiel en Migratie;37.2;440230;Subsidies;;;;;80;
            2025.20.37.2.1.9;2025;JV;U;N;XX;Asiel en Migratie;37;Asiel en Migratie;2;440230;Subsidies;538885;NPO;;;-30;
            2025.20.91;2025;JV;V;J;XX;Asiel en Migratie;91;Apparaat;;;;;;5;5;;
            """);

        assertThat(parsed.flaws()).isEmpty();
        assertThat(balances)
                .extracting(balance ->
                        "%s %s %s %s".formatted(balance.item(), balance.flow(), balance.moment(), balance.thousands()))
                .containsExactly(
                        "XX/37 EXPENDITURE 2025-SW 120",
                        "XX/37/2 EXPENDITURE 2025-SW 90",
                        "XX/37/2/subsidies EXPENDITURE 2025-SW 80",
                        "XX/37/2/subsidies/npo EXPENDITURE 2025-SW -30");
        assertThat(balances.getLast().names())
                .containsEntry(ItemPath.parse("XX"), "Asiel en Migratie")
                .containsEntry(ItemPath.parse("XX/37/2/subsidies"), "Subsidies")
                .containsEntry(ItemPath.parse("XX/37/2/subsidies/npo"), "NPO");
        assertThat(parsed.openRowCount())
                .as("the amount of article 91 is blank")
                .isEqualTo(1);
        assertThat(parsed.unknownColumns()).containsExactly("Verschil");
    }

    @Test
    void number_of_a_part_may_have_the_comma_of_a_dutch_spreadsheet() throws IOException {
        FileParseSummary parsed = parse("""
            Begrotingsjaar;VUO;Totaal;Hoofdstuknummer;Artikelnummer;Artikelonderdeelnummer;StandO2
            2024;U;J;XX;37;37,1;7
            2024;U;J;XX;37;37.2;8
            """);

        assertThat(parsed.flaws()).isEmpty();
        assertThat(balances).extracting(balance -> balance.item().toString()).containsExactly("XX/37/1", "XX/37/2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO2                 | 2024,O,J,XX,37,7"
                        + "              | XX/37 2024-O2 7",
                "Begrotingsjaar,Fase,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandSBSupp        | 2024,SBS,O,J,vi,37,0"
                        + "        | VI/37 2024-SBS 0",
                "Begrotingsjaar,Fase,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO1            | 2024,I1,O,J,XX,37,1"
                        + "        | XX/37 2024-O1 1",
                "Begrotingsjaar,Fase,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO1,Begrotingspost |"
                        + " 2024,O1,O,J,XX,37,1,XX/37/2/zbo | XX/37/2/zbo 2024-O1 1",
                "Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO2,StandO1         | 2024,O,J,XX,37,7,8"
                        + "          | column-missing",
                "Begrotingsjaar,Fase,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO1            | 2024,NVW,O,J,XX,37,1"
                        + "      | moment-unknown",
                "Begrotingsjaar,Fase,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO1,Begrotingspost |"
                        + " 2024,O1,O,J,XX,37,1,XX/91  | item-named-twice",
                "Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO2 | 2024,O,J,XX,1/2/3/4/5/6/7,7 | item",
                "Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO2 | 2024,O,J,XX,1/2,7 | item",
                "Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO2 | 2024,O,J,XX,1~2,7 | item",
                "Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO2 | 2024,O,J,vı,37,7 | chapter",
                "Begrotingsjaar,Fase,VUO,Hoofdstuknummer,Artikelnummer,StandO1                   | 2024,O1,O,XX,37,1"
                        + "          | column-missing"
            })
    void phase_and_item_of_a_row_are_recognised_or_refused(String header, String row, String expected)
            throws IOException {
        FileParseSummary parsed = parse(header.strip() + "\n" + row.strip() + "\n");

        String read = parsed.isUnderstood()
                ? balances.getFirst().item() + " " + balances.getFirst().moment() + " "
                        + balances.getFirst().thousands()
                : parsed.flaws().getFirst().code();
        assertThat(read).as("%s", parsed.flaws()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'quoted", "+31 é", "'s-Gravenhage", "een;-5", "Asiel; 'vrij'", "1=2"})
    void escaped_names_are_restored_in_rows_that_the_book_wrote_and_in_no_others(String name) throws IOException {
        String header = "Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,Artikelnaam,StandO2,Begrotingspost\n";
        String escaped = CsvCellEscaper.escape(name);

        assertThat(parse(header + "2024,O,J,XX,37,%1$s,7,XX/37\n2024,O,J,XX,38,%1$s,7,\n".formatted(escaped))
                        .flaws())
                .isEmpty();
        assertThat(balances)
                .extracting(balance -> balance.names().get(balance.item()))
                .containsExactly(name, escaped);
    }

    @Test
    void apostrophe_of_a_published_name_is_kept() throws IOException {
        parse("""
            Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,Artikelnaam,StandO2
            2024,O,J,XX,37,'s-Gravenhage,7
            """);

        assertThat(balances.getFirst().names()).containsEntry(ItemPath.parse("XX/37"), "'s-Gravenhage");
    }

    @Test
    void two_amounts_of_one_item_are_refused() throws IOException {
        assertThat(parse("""
            Begrotingsjaar,VUO,Totaal,Hoofdstuknummer,Artikelnummer,StandO2
            2024,O,J,XX,37,7
            2024,O,N,XX,37,8
            """).flaws())
                .singleElement()
                .extracting(flaw -> flaw.code())
                .isEqualTo("balance-differs");
    }
}
