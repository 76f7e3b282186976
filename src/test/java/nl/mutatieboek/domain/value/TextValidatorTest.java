package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextValidatorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asielmaatregelen",
                "‒ 36.173 (× € 1.000)",
                "Zeeuwsch-Vlaanderen, Fryslân",
                "Ελλάδα Україна Türkiye 日本 עברית عربي",
                "می\u200Cخواهم",
                "👨\u200D👩\u200D👧",
                "no\u00A0break",
                "\uD83C\uDDF3\uD83C\uDDF1"
            })
    void text_in_any_language_is_accepted(String text) {
        assertThat(TextValidator.requireLine(text, 200)).isEqualTo(text);
        assertThat(TextValidator.requireProse(text, 200)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000, 0x0001, 0x0007, 0x0008, 0x000B, 0x000C, 0x001B, 0x007F, 0x0085, 0x009F, 0x00AD, 0x061C, 0x200B,
                0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202D, 0x202E, 0x2060, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFEFF,
                0xFFFE, 0xFFFF, 0x1FFFF, 0xE0041
            })
    void text_with_an_invisible_character_is_rejected(int character) {
        String text = "a" + Character.toString(character) + "b";

        assertMalformed(() -> TextValidator.requireLine(text, 200), ExpectedValue.TEXT_CHARACTER);
        assertMalformed(() -> TextValidator.requireProse(text, 200), ExpectedValue.TEXT_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\r\nb"})
    void line_break_is_accepted_in_prose_only(String text) {
        assertThat(TextValidator.requireProse(text, 10)).isEqualTo(text);
        assertMalformed(() -> TextValidator.requireLine(text, 10), ExpectedValue.TEXT_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\t ", "\u2003", "\u00A0", "\u0301", "\u2800"})
    void blank_text_is_rejected(String text) {
        assertMalformed(() -> TextValidator.requireLine(text, 10), ExpectedValue.TEXT_BLANK);
        assertMalformed(() -> TextValidator.requireProse(text, 10), ExpectedValue.TEXT_BLANK);
    }

    @Test
    void text_of_the_maximum_length_is_accepted_and_longer_text_rejected() {
        assertThat(TextValidator.requireLine("a".repeat(200), 200)).hasSize(200);
        assertMalformed(() -> TextValidator.requireLine("a".repeat(201), 200), ExpectedValue.TEXT_TOO_LONG);
        assertMalformed(() -> TextValidator.requireProse("a".repeat(201), 200), ExpectedValue.TEXT_TOO_LONG);
    }

    private static void assertMalformed(Runnable reading, ExpectedValue expected) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        malformed -> assertThat(malformed.expected()).isEqualTo(expected));
    }
}
