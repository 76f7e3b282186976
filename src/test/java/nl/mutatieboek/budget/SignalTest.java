package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import nl.mutatieboek.budget.Signal.Sort;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Thousands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader should look at twice. */
class SignalTest {
    static Stream<Arguments> signals() {
        return Stream.of(
                arguments(Draft.of(Kind.FINAL_BUDGET, "XX/37 U 2026 0"), new Signal[] {}),
                arguments(Draft.of(Kind.FINAL_BUDGET, "XX/37 U 2026 -1", "XX/37 O 2026 9"), new Signal[] {}),
                arguments(
                        Draft.of(Kind.FINAL_BUDGET, "XX/37/2 U 2026 3", "XX/37/3 U 2026 -2", "XX/91 V 2026 5"),
                        new Signal[] {
                            new Signal(
                                    Sort.REALISATION_EXCEEDS,
                                    ItemPath.parse("XX/37"),
                                    Flow.EXPENDITURE,
                                    new BudgetYear(2026),
                                    new Thousands(1))
                        }),
                arguments(
                        Draft.of(Kind.CASH_SHIFT, "XX/37 U 2026 -4000", "XX/37 U 2027 1000", "XX/37 U 2028 2000")
                                .rounded(1_000),
                        new Signal[] {
                            new Signal(
                                    Sort.LEFT_BY_ROUNDING,
                                    ItemPath.parse("XX/37"),
                                    Flow.EXPENDITURE,
                                    null,
                                    new Thousands(-1_000))
                        }),
                arguments(
                        Draft.of(Kind.INTENSIFICATION, "XX/37 U 2026 5"),
                        new Signal[] {new Signal(Sort.NOT_COVERED, null, null, null, null)}),
                arguments(Draft.of(Kind.SPENDING_CUT, "XX/37 U 2026 -5"), new Signal[] {}));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void says_what_to_look_at_twice(Draft draft, Signal[] signals) {
        assertThat(Signal.of(draft.proposal())).containsExactly(signals);
    }
}
