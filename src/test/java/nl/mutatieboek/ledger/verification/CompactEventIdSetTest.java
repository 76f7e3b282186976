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

/** Behaves like a set of strings. */
class CompactEventIdSetTest {
    private static final String USED = "0b1c2d3e-4f50-4162-8374-95a6b7c8d9ea";

    private final CompactEventIdSet used = new CompactEventIdSet();

    @Test
    void identifier_is_new_only_once_after_the_set_has_grown() {
        List<String> many = new ArrayList<>();
        for (long i = 0; i < 100; i++) {
            for (long j = 0; j < 100; j++) {
                many.add(new UUID(i, j << 32).toString());
            }
        }

        assertThat(many).allMatch(used::addIfAbsent);
        assertThat(many).noneMatch(used::addIfAbsent);
    }

    @Test
    void identifiers_that_differ_in_one_digit_are_distinct() {
        assertThat(used.addIfAbsent(USED)).isTrue();
        for (int i = 0; i < USED.length(); i++) {
            if (USED.charAt(i) != '-') {
                String other = USED.substring(0, i) + (USED.charAt(i) == '7' ? '6' : '7') + USED.substring(i + 1);
                assertThat(used.addIfAbsent(other)).as(other).isTrue();
                assertThat(used.addIfAbsent(other)).as(other).isFalse();
            }
        }
        assertThat(used.addIfAbsent(USED)).isFalse();
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
    void any_text_is_new_once_and_distinct_from_similar_texts(String text) {
        assertThat(used.addIfAbsent(USED)).isTrue();
        assertThat(used.addIfAbsent(text)).isTrue();
        assertThat(used.addIfAbsent(text)).isFalse();
        assertThat(used.addIfAbsent(USED)).isFalse();
    }

    @Test
    void random_identifiers_are_answered_as_by_a_hash_set() {
        Random random = new Random(20_261_124);
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String text = new UUID(random.nextLong(50), random.nextLong(50)).toString();
            assertThat(used.addIfAbsent(text)).as(text).isEqualTo(texts.add(text));
        }
    }
}
