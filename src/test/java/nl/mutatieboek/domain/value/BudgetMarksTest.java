package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks of lines: what is stated, what follows, and which selection finds them. */
class BudgetMarksTest {
    private static final BudgetMarks ALL = new BudgetMarks(Ceiling.OUTSIDE, true, false, MutationClass.TECHNICAL);
    private static final BudgetMarks OTHERS = new BudgetMarks(Ceiling.HEALTH_CARE, false, true, MutationClass.WINDFALL);

    @Test
    void unknown_marks_are_taken_from_others_one_by_one() {
        assertThat(ALL.orElse(OTHERS)).isEqualTo(ALL);
        assertThat(BudgetMarks.UNKNOWN.orElse(OTHERS)).isEqualTo(OTHERS);
        assertThat(new BudgetMarks(null, true, null, MutationClass.TECHNICAL).orElse(OTHERS))
                .isEqualTo(new BudgetMarks(Ceiling.HEALTH_CARE, true, true, MutationClass.TECHNICAL));
        assertThat(new BudgetMarks(Ceiling.OUTSIDE, null, false, null).orElse(OTHERS))
                .isEqualTo(new BudgetMarks(Ceiling.OUTSIDE, false, false, MutationClass.WINDFALL));
    }

    @Test
    void marks_in_common_are_those_that_are_equal_and_known() {
        assertThat(ALL.inCommonWith(ALL)).isEqualTo(ALL);
        assertThat(ALL.inCommonWith(OTHERS)).isEqualTo(BudgetMarks.UNKNOWN);
        assertThat(ALL.inCommonWith(BudgetMarks.UNKNOWN)).isEqualTo(BudgetMarks.UNKNOWN);
        assertThat(BudgetMarks.UNKNOWN.inCommonWith(ALL)).isEqualTo(BudgetMarks.UNKNOWN);
        assertThat(ALL.areUnknown()).isFalse();
        assertThat(BudgetMarks.UNKNOWN.areUnknown()).isTrue();
    }

    @Test
    void category_of_an_article_is_taken_from_others_or_kept_in_common_like_the_other_marks() {
        BudgetMarks policy = category(ArticleCategory.POLICY);
        BudgetMarks feeding = category(ArticleCategory.FEEDING);

        assertThat(policy.orElse(feeding)).isEqualTo(policy);
        assertThat(BudgetMarks.UNKNOWN.orElse(feeding)).isEqualTo(feeding);
        assertThat(policy.inCommonWith(category(ArticleCategory.POLICY))).isEqualTo(policy);
        assertThat(policy.inCommonWith(feeding)).isEqualTo(BudgetMarks.UNKNOWN);
    }

    private static BudgetMarks category(ArticleCategory category) {
        return new BudgetMarks(null, null, null, null, category);
    }

    @Test
    void only_a_commitment_is_a_guarantee_or_not() {
        assertThat(ALL.of(Flow.COMMITMENTS)).isEqualTo(ALL);
        assertThat(ALL.of(Flow.EXPENDITURE))
                .isEqualTo(new BudgetMarks(Ceiling.OUTSIDE, true, null, MutationClass.TECHNICAL));
        BudgetMarks none = ALL.of(Flow.RECEIPTS);
        assertThat(none.of(Flow.EXPENDITURE)).isSameAs(none);
    }

    @Test
    void each_known_mark_may_depart_from_a_known_one() {
        assertThat(ALL.departsFrom(ALL)).isFalse();
        assertThat(ALL.departsFrom(BudgetMarks.UNKNOWN)).isFalse();
        assertThat(BudgetMarks.UNKNOWN.departsFrom(ALL)).isFalse();
        assertThat(new BudgetMarks(Ceiling.OUTSIDE, null, null, null).departsFrom(OTHERS))
                .isTrue();
        assertThat(new BudgetMarks(null, true, null, null).departsFrom(OTHERS)).isTrue();
        assertThat(new BudgetMarks(null, null, false, null).departsFrom(OTHERS)).isTrue();
        assertThat(BudgetMarks.UNKNOWN.withClass(MutationClass.POLICY).departsFrom(OTHERS))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void each_selection_finds_the_lines_with_its_mark_only(MarkSelection selection) {
        List<MarkSelection> ofAll = List.of(
                MarkSelection.OUTSIDE, MarkSelection.HGIS, MarkSelection.NOT_GUARANTEE, MarkSelection.TECHNICAL);
        List<MarkSelection> ofOthers = List.of(
                MarkSelection.HEALTH_CARE,
                MarkSelection.FRAMEWORK,
                MarkSelection.NOT_HGIS,
                MarkSelection.GUARANTEE,
                MarkSelection.WINDFALL);
        boolean guarantee = selection.whereUnknown() == MarkSelection.GUARANTEE_UNKNOWN;

        assertThat(selection.matches(ALL, Flow.COMMITMENTS)).isEqualTo(ofAll.contains(selection));
        assertThat(selection.matches(OTHERS, Flow.COMMITMENTS)).isEqualTo(ofOthers.contains(selection));
        assertThat(selection.matches(BudgetMarks.UNKNOWN, Flow.COMMITMENTS))
                .isEqualTo(selection == selection.whereUnknown());
        assertThat(selection.matches(BudgetMarks.UNKNOWN, Flow.RECEIPTS))
                .isEqualTo(selection == selection.whereUnknown() && !guarantee);
        assertThat(selection.matches(ALL, Flow.EXPENDITURE)).isEqualTo(ofAll.contains(selection) && !guarantee);
        assertThat(MarkSelection.parse(selection.name())).isEqualTo(selection);
    }

    @Test
    void selection_of_a_ceiling_has_its_name() {
        assertThat(Arrays.stream(Ceiling.values()).map(MarkSelection::of).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(Ceiling.values()).map(Enum::name).toList());
        assertThat(MarkSelection.of((Ceiling) null)).isEqualTo(MarkSelection.CEILING_UNKNOWN);
    }

    @Test
    void marks_of_a_line_come_from_itself_then_from_its_mutation() {
        StatedMarks own = new StatedMarks(BudgetMarks.UNKNOWN, "2026.20", null, null);
        StatedMarks ofMutation =
                new StatedMarks(new BudgetMarks(Ceiling.OUTSIDE, null, null, null), "2026", "Najaarsnota", "reden");

        assertThat(StatedMarks.combine(null, null, null)).isEqualTo(StatedMarks.NOTHING);
        assertThat(StatedMarks.combine(own, null, null)).isEqualTo(own);
        assertThat(StatedMarks.combine(own, ofMutation, MutationClass.POLICY))
                .isEqualTo(new StatedMarks(
                        new BudgetMarks(Ceiling.OUTSIDE, null, null, MutationClass.POLICY),
                        "2026.20",
                        "Najaarsnota",
                        "reden"));
        StatedMarks classed = new StatedMarks(ALL, null, null, "eigen");
        assertThat(StatedMarks.combine(classed, null, MutationClass.POLICY)).isEqualTo(classed);
        assertThat(StatedMarks.ofStated(StatedMarks.NOTHING)).isNull();
        assertThat(StatedMarks.ofStated(own)).isEqualTo(own);
    }

    @Test
    void reason_of_marks_is_one_line_of_at_most_a_thousand_characters() {
        String longest = "r".repeat(1_000);

        assertThat(StatedMarks.requireReason(longest)).isEqualTo(longest);
        assertThatThrownBy(() -> StatedMarks.requireReason(longest + "r")).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> StatedMarks.requireReason("a\nb")).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026.20.37.2",
                "A",
                "2026-20_37/2",
                "123456789.123456789.123456789.123456789.123456789.123456789x"
            })
    void ibos_number_has_letters_and_digits_between_separators(String number) {
        assertThat(StatedMarks.requireIbosNumber(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "2026..20",
        "2026.",
        ".20",
        "2026 20",
        "é",
        "123456789.123456789.123456789.123456789.123456789.123456789xx"
    })
    void other_ibos_number_is_malformed(String number) {
        assertThatThrownBy(() -> StatedMarks.requireIbosNumber(number)).isInstanceOf(MalformedValueException.class);
    }
}
