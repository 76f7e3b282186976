package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-OWB",
                "2026-VB",
                "2025-O1",
                "2025-SBS",
                "2025-O2",
                "2025-SW",
                "2020-ISB-3",
                "2026-NVW-1",
                "2026-NVW-99",
                "1814-OWB",
                "2199-SW"
            })
    void moment_is_formatted_as_it_was_parsed(String text) {
        assertThat(Moment.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "OWB",
                "2026-owb",
                "2026-XXX",
                "2026OWB",
                "2026-OWB-1",
                "2026-OWB-",
                "2026-ISB",
                "2026-NVW-0",
                "2026-NVW-01",
                "2026-NVW-100",
                "2026-NVW-1-1",
                "26-OWB",
                "-2026-OWB",
                "12026-OWB",
                "1813-OWB",
                "2200-OWB",
                "0000-OWB",
                " 2026-OWB",
                "2026-OWB ",
                "2026-OWB\u0000",
                "２０２６-OWB",
                "2026-OWB\n"
            })
    void malformed_moment_is_rejected(String text) {
        assertThatThrownBy(() -> Moment.parse(text))
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        malformed ->
                                assertThat(malformed.expected()).isIn(ExpectedValue.MOMENT, ExpectedValue.BUDGET_YEAR));
    }

    @ParameterizedTest
    @CsvSource({
        // moment,     its years
        "2026-OWB,     2026, 2030",
        "2026-NVW-1,   2026, 2030",
        "2026-ISB-1,   2026, 2030",
        "2026-VB,      2026, 2030",
        "2023-O1,      2023, 2027",
        "2024-O1,      2024, 2029",
        "2025-O1,      2025, 2030",
        "2025-SBS,     2025, 2025",
        "2025-O2,      2025, 2025",
        "2025-SW,      2025, 2025",
        "2197-OWB,     2197, 2199",
        "2199-O1,      2199, 2199"
    })
    void moment_allows_its_own_year_and_the_later_years_of_its_document(String text, int first, int last) {
        Moment moment = Moment.parse(text);

        for (int year = first - 2; year <= Math.min(last + 2, BudgetYear.LAST); year++) {
            assertThat(moment.allowsYear(new BudgetYear(year)))
                    .as("%s touches %s", moment, year)
                    .isEqualTo(year >= first && year <= last);
        }
        assertThat(moment.lastYear()).isEqualTo(new BudgetYear(last));
    }
}
