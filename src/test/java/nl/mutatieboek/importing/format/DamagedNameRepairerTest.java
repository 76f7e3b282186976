package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedNameRepairerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asiel en Migratie",
                "Kabinet van de Gouverneur van Curaçao",
                "Financiële markten",
                "Hoe nu verder?",
                "Subsidies (ODA)",
                "Âme et corps",
                "Café à la crème"
            })
    void sound_name_is_left_alone(String name) {
        assertThat(DamagedNameRepairer.isBroken(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "FinanciÃ«n, '', Financiën",
                "CuraÃ§ao, '', Curaçao",
                "Opvang â€“ nareis, '', Opvang – nareis",
                "Financi?n, Financien, Financien",
                "Financi\uFFFDn, Financiën|Financiën, Financiën",
                "Financi?n, '', -",
                "Financi?n, Financien|Financiën, -",
                "Financi?n, Financiele zaken, -"
            })
    void broken_name_is_repaired_only_where_it_is_certain_what_stood_there(
            String published, String others, String repaired) {
        List<String> ofFile = Arrays.asList(others.split("\\|"));

        assertThat(DamagedNameRepairer.isBroken(published)).isTrue();
        assertThat(DamagedNameRepairer.repaired(published, ofFile).orElse(null)).isEqualTo(repaired);
    }

    @Test
    void lost_letters_stand_for_one_letter_each() {
        assertThat(DamagedNameRepairer.repaired(
                        "Co?rdinatie Groningen", List.of("Coördinatie Groningen", "Coordinatoren")))
                .contains("Coördinatie Groningen");
    }
}
