package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "36800-XX-2 nota",
                " 36800-xx-2  Nota\u00A0",
                "36800\u2010XX\u20112\u2003nota",
                "36800\u2012XX\u20132\u202Fnota",
                "36800\u2014XX\u22122 NOTA",
                "\uFF13\uFF16\uFF18\uFF10\uFF10\uFF0D\uFF38\uFF38\uFE632\u1680nota"
            })
    void spellings_of_one_document_are_equal(String text) {
        assertThat(TextNormalizer.normalise(text)).isEqualTo("36800-xx-2 nota");
    }

    @Test
    void accents_and_missing_characters_distinguish_texts() {
        assertThat(List.of("reserve", "res\u00E9rve", "reserve 1", "reserve1", "reserve-1"))
                .extracting(TextNormalizer::normalise)
                .doesNotHaveDuplicates();
        assertThat(TextNormalizer.normalise("re\u0301serve")).isEqualTo(TextNormalizer.normalise("R\u00C9SERVE"));
    }

    /** Every letter is compared with its forms, and with the letters that other languages write for it. */
    @Test
    void folded_texts_are_equal_exactly_if_they_are_equal_without_case() {
        IntStream.rangeClosed(0, 0x1FFFF).filter(Character::isLetter).forEach(letter -> {
            String text = Character.toString(letter);
            for (String other : List.of(
                    Character.toString(Character.toUpperCase(letter)),
                    Character.toString(Character.toLowerCase(letter)),
                    Character.toString(Character.toTitleCase(letter)),
                    Character.toString(letter + 1),
                    "i",
                    "I",
                    "\u0131",
                    "\u0130",
                    "s",
                    "\u00DF",
                    "\u1E9E",
                    "\u03C2")) {
                assertThat(TextNormalizer.foldCase(text).equals(TextNormalizer.foldCase(other)))
                        .as("%s and %s", text, other)
                        .isEqualTo(text.equalsIgnoreCase(other));
            }
        });
        assertThat(TextNormalizer.foldCase("OPVANG \u0130")).isEqualTo(TextNormalizer.foldCase("opvang \u0131"));
    }
}
