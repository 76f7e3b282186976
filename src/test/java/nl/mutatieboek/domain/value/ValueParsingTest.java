package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parsing of values: valid and invalid input. */
class ValueParsingTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    static Stream<Arguments> taken() {
        return Stream.of(
                reading("year 1814", () -> BudgetYear.parse("1814")),
                reading("year 2199", () -> BudgetYear.parse("2199")),
                reading("chapter A", () -> new ChapterCode("A")),
                reading("chapter of eight letters", () -> new ChapterCode("XXXVIIIB")),
                reading("person", () -> new PersonId("a.b_c@d:e-9")),
                reading("person of a hundred characters", () -> new PersonId("a".repeat(100))),
                reading("mutation", () -> MutationId.parse("5f1f7f0a-6a1e-5b0e-9c86-0d7c2b1f4e11")),
                reading("precision 1", () -> new Precision(1)),
                reading("precision a million", () -> new Precision(1_000_000)),
                reading("validity of one year", () -> new Validity(year(2025), year(2025))),
                reading("continuation", () -> Continuation.parse("UNTIL", year(2029))),
                reading("continuation unknown", () -> Continuation.parse("UNKNOWN", null)),
                reading("source", () -> new Source("36800-XX-2", "p. 4", "https://example.org/a?b#c", DIGEST)),
                reading("source by its document", () -> Source.ofDocument("36800-XX-2")),
                reading("flow", () -> Flow.parse("RECEIPTS")),
                reading("kind", () -> MutationKind.parse("RE_ESTIMATE")),
                reading("basis", () -> Basis.parse("DISPUTED")),
                reading("class", () -> MutationClass.parse("POLICY")),
                reading("first day", () -> Proposal.requireDate(LocalDate.of(1814, 1, 1))),
                reading("last day", () -> Proposal.requireDate(LocalDate.of(2199, 12, 31))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void valid_value_is_parsed(String what, Executable reading) throws Throwable {
        reading.execute();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(ExpectedValue.BUDGET_YEAR, () -> BudgetYear.parse("1813")),
                refused(ExpectedValue.BUDGET_YEAR, () -> BudgetYear.parse("2200")),
                refused(ExpectedValue.BUDGET_YEAR, () -> BudgetYear.parse("-2026")),
                refused(ExpectedValue.BUDGET_YEAR, () -> BudgetYear.parse("2026.0")),
                refused(ExpectedValue.BUDGET_YEAR, () -> BudgetYear.parse("٢٠٢٦")),
                refused(ExpectedValue.BUDGET_YEAR, () -> BudgetYear.parse("99999999999")),
                refused(ExpectedValue.BUDGET_YEAR, () -> new BudgetYear(-1)),
                refused(ExpectedValue.CHAPTER, () -> new ChapterCode("")),
                refused(ExpectedValue.CHAPTER, () -> new ChapterCode("xx")),
                refused(ExpectedValue.CHAPTER, () -> new ChapterCode("XX ")),
                refused(ExpectedValue.CHAPTER, () -> new ChapterCode("ABCDEFGHI")),
                refused(ExpectedValue.PERSON, () -> new PersonId("")),
                refused(ExpectedValue.PERSON, () -> new PersonId("Jan Jansen")),
                refused(ExpectedValue.PERSON, () -> new PersonId("a\nb")),
                refused(ExpectedValue.PERSON, () -> new PersonId("a".repeat(101))),
                refused(ExpectedValue.MUTATION, () -> MutationId.parse("1-1-1-1-1")),
                refused(ExpectedValue.MUTATION, () -> MutationId.parse("5F1F7F0A-6A1E-5B0E-9C86-0D7C2B1F4E11")),
                refused(ExpectedValue.MUTATION, () -> MutationId.parse("5f1f7f0a6a1e5b0e9c860d7c2b1f4e11")),
                refused(ExpectedValue.PRECISION, () -> new Precision(0)),
                refused(ExpectedValue.PRECISION, () -> new Precision(-1)),
                refused(ExpectedValue.PRECISION, () -> new Precision(5)),
                refused(ExpectedValue.PRECISION, () -> new Precision(10_000_000)),
                refused(ExpectedValue.VALIDITY, () -> new Validity(year(2025), year(2024))),
                refused(ExpectedValue.CONTINUATION, () -> Continuation.parse("UNTIL", null)),
                refused(ExpectedValue.CONTINUATION, () -> Continuation.parse("STRUCTURAL", year(2029))),
                refused(ExpectedValue.CONTINUATION, () -> Continuation.parse("until", year(2029))),
                refused(ExpectedValue.TEXT_BLANK, () -> Source.ofDocument(" ")),
                refused(ExpectedValue.TEXT_BLANK, () -> new Source("a", "", null, null)),
                refused(ExpectedValue.URL, () -> new Source("a", null, "javascript:alert(1)", null)),
                refused(ExpectedValue.URL, () -> new Source("a", null, "ftp://example.org", null)),
                refused(ExpectedValue.URL, () -> new Source("a", null, "https:///path", null)),
                refused(ExpectedValue.URL, () -> new Source("a", null, "https://user:pass@example.org", null)),
                refused(ExpectedValue.URL, () -> new Source("a", null, "https://example.org/a b", null)),
                refused(ExpectedValue.URL, () -> new Source("a", null, "/relative", null)),
                refused(
                        ExpectedValue.URL,
                        () -> new Source("a", null, "https://example.org/" + "a".repeat(2_000), null)),
                refused(ExpectedValue.SHA256, () -> new Source("a", null, null, DIGEST.substring(1))),
                refused(ExpectedValue.SHA256, () -> new Source("a", null, null, DIGEST.replace('a', 'A'))),
                refused(ExpectedValue.FLOW, () -> Flow.parse("expenditure")),
                refused(ExpectedValue.FLOW, () -> Flow.parse("U")),
                refused(ExpectedValue.KIND, () -> MutationKind.parse("")),
                refused(ExpectedValue.BASIS, () -> Basis.parse("READ ")),
                refused(ExpectedValue.MUTATION_CLASS, () -> MutationClass.parse("policy")),
                refused(ExpectedValue.DATE, () -> Proposal.requireDate(LocalDate.of(1813, 12, 31))),
                refused(ExpectedValue.DATE, () -> Proposal.requireDate(LocalDate.of(2200, 1, 1))),
                refused(ExpectedValue.DATE, () -> Proposal.requireDate(LocalDate.MIN)));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("refused")
    void malformed_value_is_rejected_with_the_expected_form(ExpectedValue expected, Executable reading) {
        assertThatThrownBy(reading::execute)
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        malformed -> assertThat(malformed.expected()).isEqualTo(expected));
    }

    @Test
    void expected_value_keys_are_unique_and_hyphenated() {
        assertThat(Stream.of(ExpectedValue.values()).map(ExpectedValue::key))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void validities_overlap_when_they_share_a_year() {
        Validity until2016 = new Validity(year(2013), year(2016));

        assertThat(until2016.overlaps(new Validity(year(2016), null))).isTrue();
        assertThat(new Validity(year(2016), null).overlaps(until2016)).isTrue();
        assertThat(until2016.overlaps(new Validity(year(2017), null))).isFalse();
        assertThat(new Validity(year(2017), null).overlaps(until2016)).isFalse();
        assertThat(until2016.includes(year(2013))).isTrue();
        assertThat(until2016.includes(year(2016))).isTrue();
        assertThat(until2016.includes(year(2012))).isFalse();
        assertThat(until2016.includes(year(2017))).isFalse();
        assertThat(new Validity(year(2013), null).includes(year(2199))).isTrue();
    }

    @Test
    void rounded_figure_has_a_margin_of_half_its_precision() {
        assertThat(Precision.EXACT.margin()).isEqualTo(Thousands.ZERO);
        assertThat(new Precision(1_000).margin()).isEqualTo(new Thousands(500));
    }

    private static BudgetYear year(int year) {
        return new BudgetYear(year);
    }

    private static Arguments reading(String what, Executable reading) {
        return arguments(what, reading);
    }

    private static Arguments refused(ExpectedValue expected, Executable reading) {
        return arguments(expected, reading);
    }
}
