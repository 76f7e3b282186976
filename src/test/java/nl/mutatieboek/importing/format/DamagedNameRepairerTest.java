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
    void undamaged_name_is_left_unchanged(String name) {
        assertThat(DamagedNameRepairer.isDamaged(name)).isFalse();
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
    void damaged_name_is_repaired_only_when_the_original_is_certain(String published, String others, String repaired) {
        List<String> ofFile = Arrays.asList(others.split("\\|"));

        assertThat(DamagedNameRepairer.isDamaged(published)).isTrue();
        assertThat(DamagedNameRepairer.repair(published, ofFile).orElse(null)).isEqualTo(repaired);
    }

    @Test
    void each_lost_letter_of_a_name_stands_for_one_letter() {
        assertThat(DamagedNameRepairer.repair(
                        "Co?rdinatie Groningen", List.of("Coördinatie Groningen", "Coordinatoren")))
                .contains("Coördinatie Groningen");
    }
}
