package nl.mutatieboek.domain.value;

import static nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit.TENTHS_OF_PERCENT;
import static nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit.THOUSANDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityPart;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit;
import org.junit.jupiter.api.Test;

/** Budget flexibility as a document states it, and by how much its parts differ from the whole. */
class BudgetFlexibilityTest {
    private static BudgetFlexibility stated(
            String item, FlexibilityUnit unit, Long legally, Long agreed, Long reserved, Long free) {
        return new BudgetFlexibility(
                ItemPath.parse(item),
                new BudgetYear(2026),
                Moment.parse("2026-OWB"),
                unit,
                legally,
                agreed,
                reserved,
                free,
                Source.ofDocument("36800-XX-2"),
                "note");
    }

    private static BudgetFlexibility stated(FlexibilityUnit unit, Long legally, Long agreed, Long reserved, Long free) {
        return stated("XX/37", unit, legally, agreed, reserved, free);
    }

    @Test
    void only_stated_parts_are_given_in_the_order_of_the_tables() {
        assertThat(stated(TENTHS_OF_PERCENT, 845L, null, 0L, 5L).parts())
                .isEqualTo(Map.of(
                        FlexibilityPart.LEGALLY_COMMITTED,
                        845L,
                        FlexibilityPart.RESERVED_FOR_POLICY,
                        0L,
                        FlexibilityPart.FREE,
                        5L));
        assertThat(stated(THOUSANDS, null, 3L, null, null).parts().keySet())
                .containsExactly(FlexibilityPart.ADMINISTRATIVELY_COMMITTED);
        assertThat(stated(THOUSANDS, null, null, null, null).parts()).isEmpty();
        assertThat(stated(THOUSANDS, 1L, 2L, 3L, 4L).sum()).isEqualTo(10);
    }

    @Test
    void percentages_differ_from_the_whole_if_all_are_stated_or_if_they_exceed_it() {
        assertThat(stated(TENTHS_OF_PERCENT, 845L, 100L, 50L, 5L).differenceFromWhole(null))
                .isZero();
        assertThat(stated(TENTHS_OF_PERCENT, 845L, 100L, 50L, 4L).differenceFromWhole(null))
                .isEqualTo(-1);
        assertThat(stated(TENTHS_OF_PERCENT, 845L, 100L, 50L, 7L).differenceFromWhole(Thousands.ZERO))
                .isEqualTo(2);
        assertThat(stated(TENTHS_OF_PERCENT, 845L, null, null, null).differenceFromWhole(null))
                .isZero();
        assertThat(stated(TENTHS_OF_PERCENT, 845L, 156L, null, null).differenceFromWhole(null))
                .isEqualTo(1);
    }

    @Test
    void amounts_differ_from_the_expenditure_of_the_article_if_that_is_known() {
        BudgetFlexibility all = stated(THOUSANDS, 50L, 30L, 20L, 10L);

        assertThat(all.differenceFromWhole(new Thousands(110))).isZero();
        assertThat(all.differenceFromWhole(new Thousands(100))).isEqualTo(10);
        assertThat(all.differenceFromWhole(new Thousands(111))).isEqualTo(-1);
        assertThat(all.differenceFromWhole(null)).isZero();
        assertThat(stated(THOUSANDS, 50L, null, null, null).differenceFromWhole(new Thousands(60)))
                .isZero();
    }

    @Test
    void part_beyond_its_unit_or_on_another_item_than_an_article_is_malformed() {
        assertThat(stated(TENTHS_OF_PERCENT, 1_000L, 0L, 0L, 0L).sum()).isEqualTo(1_000);
        assertThat(stated(THOUSANDS, Thousands.MAX_POSTING, 0L, 0L, 0L).sum()).isEqualTo(Thousands.MAX_POSTING);
        assertThatThrownBy(() -> stated(TENTHS_OF_PERCENT, 1_001L, null, null, null))
                .isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> stated(TENTHS_OF_PERCENT, null, -1L, null, null))
                .isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> stated(THOUSANDS, null, null, Thousands.MAX_POSTING + 1, null))
                .isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> stated(THOUSANDS, null, null, null, -1L)).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> stated("XX/37/2", THOUSANDS, 1L, null, null, null))
                .isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> stated("XX", THOUSANDS, 1L, null, null, null))
                .isInstanceOf(MalformedValueException.class);
        assertThat(FlexibilityUnit.parse("THOUSANDS")).isEqualTo(THOUSANDS);
        assertThatThrownBy(() -> FlexibilityUnit.parse("PERCENT")).isInstanceOf(MalformedValueException.class);
    }
}
