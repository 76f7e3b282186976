package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionRowComparatorTest {
    private static List<String> between(Stream<String> kept, Stream<String> derived) {
        return ProjectionRowComparator.of("balances", kept, derived).stream()
                .map(told -> told.replace("kept is ", "").replace("; but from the entries follows ", " / "))
                .toList();
    }

    private static Stream<String> rows(int count) {
        return IntStream.range(0, count).mapToObj(row -> "r" + row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a b c   | a b c   | -",
                "a b c   | a x c   | b / x",
                "a b c   | a c     | b / nothing",
                "a c     | a b c   | nothing / b",
                "a b     | a       | b / nothing",
                "a       | a b     | nothing / b",
                "b c d   | a b c d | nothing / a",
                "a b c d | c d x   | a / nothing, b / nothing, nothing / x",
                "a b c   | x y c   | a / x, b / y",
                "a b c   | x y z c | a / x, b / y, nothing / z",
                "a a b   | a b     | a / nothing",
                "a b     | b a     | nothing / b, b / nothing",
            })
    void are_told_of_the_rows_that_differ_alone(String kept, String derived, String told) {
        assertThat(between(Stream.of(kept.split(" ")), Stream.of(derived.split(" "))))
                .containsExactly(told == null ? new String[0] : told.split(", "));
    }

    @Test
    void of_a_book_without_rows_are_all_that_follow() {
        assertThat(between(Stream.of(), rows(2))).containsExactly("nothing / r0", "nothing / r1");
        assertThat(between(rows(2), Stream.of())).containsExactly("r0 / nothing", "r1 / nothing");
    }

    @Test
    void a_row_that_is_missing_makes_none_of_those_after_it_differ() {
        assertThat(between(rows(5_000).filter(row -> !row.equals("r17")), rows(5_000)))
                .containsExactly("nothing / r17");
    }

    @Test
    void are_told_up_to_twenty() {
        assertThat(between(rows(20), rows(0))).hasSize(20).last().isEqualTo("r19 / nothing");
        assertThat(between(rows(21), rows(0))).hasSize(21).last().isEqualTo("no more rows of balances are told");
        assertThat(between(rows(900), Stream.concat(rows(900).skip(899), Stream.of("x"))))
                .hasSize(21)
                .contains("r19 / nothing")
                .last()
                .isEqualTo("no more rows of balances are told");
    }

    @Test
    void that_lie_too_far_apart_are_told_place_by_place() {
        List<String> kept = new ArrayList<>(rows(2_000).toList());

        assertThat(between(kept.subList(1_500, 2_000).stream(), kept.stream()))
                .hasSize(21)
                .startsWith("r1500 / r0", "r1501 / r1");
    }
}
