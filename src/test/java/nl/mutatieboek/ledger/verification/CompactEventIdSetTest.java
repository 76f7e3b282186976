package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it says is what a set of texts would say. */
class CompactEventIdSetTest {
    private static final String USED = "0b1c2d3e-4f50-4162-8374-95a6b7c8d9ea";

    private final CompactEventIdSet used = new CompactEventIdSet();

    @Test
    void of_many_each_is_new_once_however_often_the_table_grows() {
        List<String> many = new ArrayList<>();
        for (long i = 0; i < 100; i++) {
            for (long j = 0; j < 100; j++) {
                many.add(new UUID(i, j << 32).toString());
            }
        }

        assertThat(many).allMatch(used::add);
        assertThat(many).noneMatch(used::add);
    }

    @Test
    void who_differ_in_one_digit_are_two() {
        assertThat(used.add(USED)).isTrue();
        for (int i = 0; i < USED.length(); i++) {
            if (USED.charAt(i) != '-') {
                String other = USED.substring(0, i) + (USED.charAt(i) == '7' ? '6' : '7') + USED.substring(i + 1);
                assertThat(used.add(other)).as(other).isTrue();
                assertThat(used.add(other)).as(other).isFalse();
            }
        }
        assertThat(used.add(USED)).isFalse();
    }

    /** Each is another text than any, and a text like any. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foreign",
                "00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-0000-000000000001",
                "00000000-0000-0001-0000-000000000000",
                "0B1C2D3E-4F50-4162-8374-95A6B7C8D9EA",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9eA",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9eg",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9e`",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9e/",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9e:",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9e",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9eaa",
                "0b1c2d3e04f50-4162-8374-95a6b7c8d9ea",
                "0b1c2d3e-4f500-162-8374-95a6b7c8d9ea",
                "0b1c2d3e-4f50-4162-8374-95a6b7c8d9-a"
            })
    void any_text_is_new_once_and_is_no_other(String text) {
        assertThat(used.add(USED)).isTrue();
        assertThat(used.add(text)).isTrue();
        assertThat(used.add(text)).isFalse();
        assertThat(used.add(USED)).isFalse();
    }

    @Test
    void of_few_and_many_it_says_what_a_set_says() {
        Random random = new Random(20_261_124);
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String text = new UUID(random.nextLong(50), random.nextLong(50)).toString();
            assertThat(used.add(text)).as(text).isEqualTo(texts.add(text));
        }
    }
}
