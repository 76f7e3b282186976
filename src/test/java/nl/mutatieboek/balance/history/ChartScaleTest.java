package nl.mutatieboek.balance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where amounts are drawn. */
class ChartScaleTest {
    private static final int FROM = 2_000;
    private static final int TO = 8_000;

    private static List<Thousands> amounts(long... amounts) {
        return LongStream.of(amounts).mapToObj(Thousands::new).toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,         1_000,     0,         1_050
        100,       100,       0,         105
        -100,      -100,      -105,      0
        -500,      500,       -550,      550
        0,         0,         0,         1
        250,       1_000,     0,         1_050
        9_000_000, 9_000_100, 8_999_900, 9_000_105
        -1_100,    -1_000,    -1_105,    -900
        """)
    void begins_at_nothing_unless_the_differences_would_not_be_seen(
            String least, String most, String low, String high) {
        ChartScale scale = ChartScale.ofBars(amounts(number(least), number(most)), FROM, TO);

        assertThat(List.of(scale.low(), scale.high())).isEqualTo(List.of(number(low), number(high)));
    }

    @Test
    void leaves_bars_that_do_not_begin_at_nothing_some_length_and_a_line_none() {
        List<Thousands> amounts = amounts(9_000_000, 9_000_100);

        assertThat(ChartScale.ofBars(amounts, FROM, TO).at(9_000_000)).isEqualTo(4_926);
        assertThat(ChartScale.of(amounts, FROM, TO).at(9_000_000)).isEqualTo(2_272);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "525, 5000", "1050, 8000", "1, 2005", "-7, 2000", "2000, 8000"})
    void lays_a_number_in_proportion_rounded_down(long number, int at) {
        assertThat(new ChartScale(0, 1_050, FROM, TO).at(number)).isEqualTo(at);
    }

    @Test
    void goes_up_where_it_ends_above() {
        ChartScale up = new ChartScale(0, 10, 200, 20);

        assertThat(List.of(up.at(0), up.at(5), up.at(10))).isEqualTo(List.of(200, 110, 20));
    }

    @Property
    void keeps_the_order_of_all_amounts_on_the_line(
            @ForAll @Size(min = 1, max = 20)
                    List<@LongRange(min = -Long.MAX_VALUE / 8, max = Long.MAX_VALUE / 8) Long> amounts) {
        ChartScale scale = ChartScale.of(amounts.stream().map(Thousands::new).toList(), FROM, TO);
        List<Integer> drawn = amounts.stream().sorted().map(scale::at).toList();

        assertThat(drawn).isSorted().allMatch(at -> at >= FROM && at <= TO);
        assertThat(amounts).allMatch(amount -> scale.low() <= amount && amount <= scale.high());
    }

    @Property
    void marks_round_numbers_on_it_and_no_more_than_asked(
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long low,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long length) {
        ChartScale scale = new ChartScale(low, low + length, FROM, TO);

        List<Long> marks = scale.marks(4);

        assertThat(marks)
                .hasSizeLessThanOrEqualTo(4)
                .isSorted()
                .allMatch(mark -> mark >= scale.low() && mark <= scale.high());
        assertThat(IntStream.range(1, marks.size()).mapToObj(i -> marks.get(i) - marks.get(i - 1)))
                .allMatch(step -> step.toString().matches("[125]0*"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1050, 4, '[0, 500, 1000]'",
        "8999900, 9000105, 4, '[8999900, 9000000, 9000100]'",
        "-5, 5, 3, '[-5, 0, 5]'"
    })
    void marks_ones_twos_and_fives(long low, long high, int most, String marks) {
        assertThat(new ChartScale(low, high, FROM, TO).marks(most)).hasToString(marks);
    }

    @Test
    void is_no_line_without_length_and_no_place_beside_the_drawing() {
        assertThatThrownBy(() -> new ChartScale(5, 5, FROM, TO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WidthPercentage(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WidthPercentage(10_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00%", "5, 0.05%", "1205, 12.05%", "10000, 100.00%"})
    void writes_a_place_as_a_percentage(int hundredths, String written) {
        assertThat(new WidthPercentage(hundredths)).hasToString(written);
    }
}
