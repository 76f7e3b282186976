package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ceilings and what a document states of them. */
class CeilingAmountTest {
    private static final CeilingAmount STATED = amount(Ceiling.HEALTH_CARE, 2026, "2026-OWB", 100);

    @Test
    void amount_replaces_another_of_the_same_ceiling_year_and_moment_only() {
        assertThat(STATED.isOfSame(amount(Ceiling.HEALTH_CARE, 2026, "2026-OWB", 90)))
                .isTrue();
        assertThat(STATED.isOfSame(amount(Ceiling.INVESTMENT, 2026, "2026-OWB", 100)))
                .isFalse();
        assertThat(STATED.isOfSame(amount(Ceiling.HEALTH_CARE, 2027, "2026-OWB", 100)))
                .isFalse();
        assertThat(STATED.isOfSame(amount(Ceiling.HEALTH_CARE, 2026, "2026-O1", 100)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void ceiling_has_an_amount_unless_it_stands_for_none(Ceiling ceiling) {
        assertThat(Ceiling.parse(ceiling.name())).isEqualTo(ceiling);
        if (ceiling == Ceiling.OUTSIDE) {
            assertThatThrownBy(() -> CeilingAmount.requireCeiling(ceiling)).isInstanceOf(MalformedValueException.class);
        } else {
            assertThat(CeilingAmount.requireCeiling(ceiling)).isEqualTo(ceiling);
        }
    }

    @ParameterizedTest
    @CsvSource({"2024, false", "2025, true", "2026, true"})
    void documents_test_the_framework_from_2025_on(int year, boolean tested) {
        assertThat(Ceiling.isFrameworkTestedIn(new BudgetYear(year))).isEqualTo(tested);
    }

    private static CeilingAmount amount(Ceiling ceiling, int year, String moment, long thousands) {
        return new CeilingAmount(
                ceiling,
                new BudgetYear(year),
                Moment.parse(moment),
                new Thousands(thousands),
                Precision.EXACT,
                Source.ofDocument("Miljoenennota 2026"),
                null);
    }
}
