package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A point in time as one parameter. */
class AsOfParameterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "knownAt=41",
                "effectiveOn=2025-12-31",
                "moment=2026-OWB",
                "effectiveOn=2025-12-31,knownAt=2025-10-01T00:00:00Z,moment=2026-OWB"
            })
    void as_of_parameter_is_formatted_as_it_was_parsed(String word) {
        assertThat(AsOfQuery.parse(word).inOne()).isEqualTo(word);
    }

    @Test
    void as_of_parameter_is_parsed_in_any_order() {
        assertThat(AsOfQuery.parse("moment=2026-OWB,knownAt=41").inOne()).isEqualTo("knownAt=41,moment=2026-OWB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "41 | AXES",
                "known=41 | AXES",
                "knownAt=41, | AXES",
                "'knownAt=41, moment=2026-OWB' | AXES",
                "knownAt=41,knownAt=42 | AXES",
                "=41 | AXES",
                "knownAt= | KNOWN_AT",
                "knownAt=-1 | KNOWN_AT",
                "effectiveOn=2025-02-30 | DATE",
                "moment=2026 | MOMENT",
            })
    void malformed_as_of_parameter_is_rejected_with_the_expected_form(String word, ExpectedValue expected) {
        assertThatThrownBy(() -> AsOfQuery.parse(word))
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        wrong -> assertThat(wrong.expected()).isEqualTo(expected));
    }
}
