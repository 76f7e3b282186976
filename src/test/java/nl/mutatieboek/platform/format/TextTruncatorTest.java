package nl.mutatieboek.platform.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTruncatorTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        abc,  3, abc
        abcd, 3, abc
        ab𠮷, 3, ab
        ab𠮷, 4, ab𠮷
        a𠮷b, 3, a𠮷
        𠮷,   1, ''
        """)
    void text_is_cut_before_a_character_that_does_not_fit(String text, int maxLength, String cut) {
        assertThat(TextTruncator.truncate(text, maxLength)).isEqualTo(cut);
    }
}
