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

/** Positions of amounts on a chart. */
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
    void bar_scale_begins_at_zero_unless_differences_would_be_invisible(
            String least, String most, String low, String high) {
        ChartScale scale = ChartScale.ofBars(amounts(number(least), number(most)), FROM, TO);

        assertThat(List.of(scale.low(), scale.high())).isEqualTo(List.of(number(low), number(high)));
    }

    @Test
    void bar_scale_gives_the_smallest_bar_a_length_and_line_scale_does_not() {
        List<Thousands> amounts = amounts(9_000_000, 9_000_100);

        assertThat(ChartScale.ofBars(amounts, FROM, TO).positionOf(9_000_000)).isEqualTo(4_926);
        assertThat(ChartScale.of(amounts, FROM, TO).positionOf(9_000_000)).isEqualTo(2_272);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "525, 5000", "1050, 8000", "1, 2005", "-7, 2000", "2000, 8000"})
    void chart_scale_maps_a_number_in_proportion_rounded_down(long number, int at) {
        assertThat(new ChartScale(0, 1_050, FROM, TO).positionOf(number)).isEqualTo(at);
    }

    @Test
    void chart_scale_can_run_upwards() {
        ChartScale up = new ChartScale(0, 10, 200, 20);

        assertThat(List.of(up.positionOf(0), up.positionOf(5), up.positionOf(10)))
                .isEqualTo(List.of(200, 110, 20));
    }

    @Property
    void chart_scale_keeps_the_order_of_amounts_within_its_bounds(
            @ForAll @Size(min = 1, max = 20)
                    List<@LongRange(min = -Long.MAX_VALUE / 8, max = Long.MAX_VALUE / 8) Long> amounts) {
        ChartScale scale = ChartScale.of(amounts.stream().map(Thousands::new).toList(), FROM, TO);
        List<Integer> drawn = amounts.stream().sorted().map(scale::positionOf).toList();

        assertThat(drawn).isSorted().allMatch(at -> at >= FROM && at <= TO);
        assertThat(amounts).allMatch(amount -> scale.low() <= amount && amount <= scale.high());
    }

    @Property
    void chart_marks_are_round_numbers_within_the_scale_and_limited_in_count(
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long low,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long length) {
        ChartScale scale = new ChartScale(low, low + length, FROM, TO);

        List<Long> marks = scale.roundNumbers(4);

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
    void chart_marks_are_multiples_of_one_two_or_five(long low, long high, int most, String marks) {
        assertThat(new ChartScale(low, high, FROM, TO).roundNumbers(most)).hasToString(marks);
    }

    @Test
    void chart_scale_without_length_and_percentage_outside_the_chart_are_rejected() {
        assertThatThrownBy(() -> new ChartScale(5, 5, FROM, TO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WidthPercentage(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WidthPercentage(10_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00%", "5, 0.05%", "1205, 12.05%", "10000, 100.00%"})
    void width_percentage_is_formatted_with_two_decimals(int hundredths, String written) {
        assertThat(new WidthPercentage(hundredths)).hasToString(written);
    }
}
