package nl.mutatieboek.domain.value;

import static nl.mutatieboek.domain.value.CoverageForm.OVER_YEARS;
import static nl.mutatieboek.domain.value.CoverageForm.PER_FLOW_AND_YEAR;
import static nl.mutatieboek.domain.value.CoverageForm.RECEIPTS;
import static nl.mutatieboek.domain.value.CoverageForm.RECEIPTS_OVER_YEARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.CoverageForm.CoveredSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of cover: which sums of a package must be zero, and what remains. */
class CoverageFormTest {
    /** Sums such as {@code U 2026 10}. */
    private static Map<FlowYear, Thousands> sums(String... lines) {
        Map<FlowYear, Thousands> sums = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            sums.put(column(words[0] + " " + words[1]), new Thousands(Long.parseLong(words[2])));
        }
        return sums;
    }

    private static FlowYear column(String text) {
        String[] words = text.split(" ");
        Flow flow = Arrays.stream(Flow.values())
                .filter(one -> String.valueOf(one.letter()).equals(words[0]))
                .findFirst()
                .orElseThrow();
        return new FlowYear(flow, new BudgetYear(Integer.parseInt(words[1])));
    }

    private static final Map<FlowYear, Thousands> SUMS =
            sums("V 2026 7", "V 2028 3", "U 2026 10", "U 2027 -4", "O 2026 6", "O 2027 1");

    @ParameterizedTest
    @CsvSource({
        "PER_FLOW_AND_YEAR, V 2026, 7",
        "PER_FLOW_AND_YEAR, U 2026, 10",
        "PER_FLOW_AND_YEAR, O 2027, 1",
        "RECEIPTS, U 2026, 4",
        "RECEIPTS, O 2026, 4",
        "RECEIPTS, V 2026, 4",
        "RECEIPTS, U 2027, -5",
        // A year of commitments alone.
        "RECEIPTS, V 2028, 3",
        "OVER_YEARS, V 2026, 10",
        "OVER_YEARS, U 2027, 6",
        "OVER_YEARS, O 2026, 7",
        "RECEIPTS_OVER_YEARS, U 2026, -1",
        "RECEIPTS_OVER_YEARS, O 2027, -1",
        "RECEIPTS_OVER_YEARS, V 2028, -1"
    })
    void remainder_is_of_the_sum_that_the_form_asks(CoverageForm form, String column, long remainder) {
        assertThat(form.remainder(column(column), SUMS)).isEqualTo(new Thousands(remainder));
    }

    @Test
    void commitments_count_only_in_a_package_without_cash_where_receipts_cover() {
        Map<FlowYear, Thousands> commitments = sums("V 2026 7", "V 2028 -3");

        assertThat(RECEIPTS.remainder(column("V 2026"), commitments)).isEqualTo(new Thousands(7));
        assertThat(RECEIPTS_OVER_YEARS.remainder(column("V 2026"), commitments)).isEqualTo(new Thousands(4));
        assertThat(OVER_YEARS.remainder(column("V 2028"), commitments)).isEqualTo(new Thousands(4));
    }

    @Test
    void covered_sum_names_the_flow_and_year_that_are_not_summed_over() {
        assertThat(PER_FLOW_AND_YEAR.coveredSum(column("U 2026"), SUMS.keySet()))
                .isEqualTo(new CoveredSum(Flow.EXPENDITURE, new BudgetYear(2026)));
        assertThat(RECEIPTS.coveredSum(column("V 2026"), SUMS.keySet()))
                .isEqualTo(new CoveredSum(null, new BudgetYear(2026)));
        assertThat(RECEIPTS.coveredSum(column("V 2028"), SUMS.keySet()))
                .isEqualTo(new CoveredSum(Flow.COMMITMENTS, new BudgetYear(2028)));
        assertThat(OVER_YEARS.coveredSum(column("O 2027"), SUMS.keySet()))
                .isEqualTo(new CoveredSum(Flow.RECEIPTS, null));
        assertThat(RECEIPTS_OVER_YEARS.coveredSum(column("V 2028"), SUMS.keySet()))
                .isEqualTo(new CoveredSum(null, null));
    }

    @Test
    void wider_form_holds_only_if_every_chapter_states_it() {
        assertThat(CoverageForm.strictest(List.of())).isEqualTo(RECEIPTS).isEqualTo(CoverageForm.DEFAULT);
        assertThat(CoverageForm.strictest(List.of(RECEIPTS_OVER_YEARS, RECEIPTS_OVER_YEARS)))
                .isEqualTo(RECEIPTS_OVER_YEARS);
        assertThat(CoverageForm.strictest(List.of(RECEIPTS_OVER_YEARS, RECEIPTS)))
                .isEqualTo(RECEIPTS);
        assertThat(CoverageForm.strictest(List.of(RECEIPTS_OVER_YEARS, OVER_YEARS)))
                .isEqualTo(OVER_YEARS);
        assertThat(CoverageForm.strictest(List.of(RECEIPTS, OVER_YEARS))).isEqualTo(PER_FLOW_AND_YEAR);
        assertThat(CoverageForm.strictest(List.of(PER_FLOW_AND_YEAR, RECEIPTS_OVER_YEARS)))
                .isEqualTo(PER_FLOW_AND_YEAR);
    }

    @Test
    void form_is_parsed_by_its_exact_name() {
        for (CoverageForm form : CoverageForm.values()) {
            assertThat(CoverageForm.parse(form.name())).isEqualTo(form);
        }
        assertThatThrownBy(() -> CoverageForm.parse("receipts")).isInstanceOf(MalformedValueException.class);
    }
}
