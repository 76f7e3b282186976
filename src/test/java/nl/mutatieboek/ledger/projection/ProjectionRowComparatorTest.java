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
    private static List<String> compare(Stream<String> kept, Stream<String> derived) {
        return ProjectionRowComparator.compare("balances", kept, derived).stream()
                .map(difference -> difference.replace("kept is ", "").replace("; but from the entries follows ", " / "))
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
    void comparison_reports_only_the_rows_that_differ(String kept, String derived, String differences) {
        assertThat(compare(Stream.of(kept.split(" ")), Stream.of(derived.split(" "))))
                .containsExactly(differences == null ? new String[0] : differences.split(", "));
    }

    @Test
    void comparison_with_an_empty_side_reports_every_row() {
        assertThat(compare(Stream.of(), rows(2))).containsExactly("nothing / r0", "nothing / r1");
        assertThat(compare(rows(2), Stream.of())).containsExactly("r0 / nothing", "r1 / nothing");
    }

    @Test
    void missing_row_does_not_affect_later_rows() {
        assertThat(compare(rows(5_000).filter(row -> !row.equals("r17")), rows(5_000)))
                .containsExactly("nothing / r17");
    }

    @Test
    void comparison_reports_twenty_differences_at_most() {
        assertThat(compare(rows(20), rows(0))).hasSize(20).last().isEqualTo("r19 / nothing");
        assertThat(compare(rows(21), rows(0))).hasSize(21).last().isEqualTo("further rows of balances are not listed");
        assertThat(compare(rows(900), Stream.concat(rows(900).skip(899), Stream.of("x"))))
                .hasSize(21)
                .contains("r19 / nothing")
                .last()
                .isEqualTo("further rows of balances are not listed");
    }

    @Test
    void distant_rows_are_compared_position_by_position() {
        List<String> kept = new ArrayList<>(rows(2_000).toList());

        assertThat(compare(kept.subList(1_500, 2_000).stream(), kept.stream()))
                .hasSize(21)
                .startsWith("r1500 / r0", "r1501 / r1");
    }
}
