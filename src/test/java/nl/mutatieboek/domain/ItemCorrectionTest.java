package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.correctItem;
import static nl.mutatieboek.domain.Acts.correctName;
import static nl.mutatieboek.domain.Acts.nameItem;
import static nl.mutatieboek.domain.Acts.openChapter;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.publish;
import static nl.mutatieboek.domain.Acts.registerItem;
import static nl.mutatieboek.domain.Acts.reversed;
import static nl.mutatieboek.domain.Acts.valid;
import static nl.mutatieboek.domain.Acts.withdraw;
import static nl.mutatieboek.domain.Acts.withdrawCorrections;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.People.APPROVER;
import static nl.mutatieboek.domain.People.IMPORTER;
import static nl.mutatieboek.domain.People.STRANGER;
import static nl.mutatieboek.domain.People.THIRD;
import static nl.mutatieboek.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.Event.ChapterChangeProposed;
import nl.mutatieboek.domain.Event.ChapterChangeWithdrawn;
import nl.mutatieboek.domain.Event.ItemCorrected;
import nl.mutatieboek.domain.Event.ItemNameCorrected;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.Refusal.ChapterNotValid;
import nl.mutatieboek.domain.Refusal.ItemBelowLeftOut;
import nl.mutatieboek.domain.Refusal.ItemCorrectionBySomebodyElse;
import nl.mutatieboek.domain.Refusal.ItemCorrectionProposedBefore;
import nl.mutatieboek.domain.Refusal.ItemNotRegisteredFrom;
import nl.mutatieboek.domain.Refusal.ItemUnchanged;
import nl.mutatieboek.domain.Refusal.ItemUsed;
import nl.mutatieboek.domain.Refusal.NamedBefore;
import nl.mutatieboek.domain.Refusal.NoItemCorrectionProposed;
import nl.mutatieboek.domain.Refusal.NoMandateForChapter;
import nl.mutatieboek.domain.Refusal.NotNamedSo;
import nl.mutatieboek.domain.Refusal.NotOfChapter;
import nl.mutatieboek.domain.Refusal.UnknownItem;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was registered wrongly of a chapter, an item or its name is corrected by two people, and nothing loses its place. */
class ItemCorrectionTest {
    private static final ConsentPolicy FOUR_EYES = new ConsentPolicy(1, 2, Set.of());
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ItemPath ARTICLE = ItemPath.parse("XX/37");
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final ItemCorrected CLIMATE = corrected("XX/92/klimaat", 2025, "Klimaatfonds", valid(2026, null));
    private static final ItemNameCorrected SPELT = new ItemNameCorrected(
            ARTICLE, new BudgetYear(2026), "Assiel", new BudgetYear(2026), "Asiel", "A typing error");

    private static ItemCorrected corrected(String item, int from, @Nullable String name, Validity validity) {
        return new ItemCorrected(ItemPath.parse(item), new BudgetYear(from), name, validity, "A typing error");
    }

    private static Act climate() {
        return correctItem("XX/92/klimaat", 2025, "Klimaatfonds", valid(2026, null));
    }

    @Test
    void the_first_of_two_people_proposes_a_correction_and_the_second_confirms_it() {
        given(FOUR_EYES)
                .when(climate())
                .thenRecorded(new ChapterChangeProposed(XX, APPROVER.person(), CLIMATE))
                .when(climate())
                .thenRefusedAndGoesOn(new ItemCorrectionProposedBefore(APPROVER.person(), CLIMATE.item()))
                .and(booked("still valid", reEstimate("XX/92/klimaat U 2026 5")))
                .when(climate().by(THIRD))
                .thenRecorded(CLIMATE)
                .when(propose("too early", reEstimate("XX/92/klimaat U 2025 5").in("2025-OWB")))
                .thenRefused(new UnknownItem(CLIMATE.item(), new BudgetYear(2025)));
    }

    @Test
    void a_second_person_who_asks_something_else_proposes_that_instead() {
        Act other = correctItem("XX/92/klimaat", 2025, "Klimaatbeleid", valid(2026, null))
                .by(THIRD);

        given(FOUR_EYES, climate())
                .when(other)
                .thenRecorded("ChangeProposed")
                .when(climate())
                .thenRecorded("ChangeProposed");
    }

    @Test
    void a_correction_is_judged_again_when_it_is_confirmed() {
        given(FOUR_EYES, climate())
                .and(booked("meanwhile", reEstimate("XX/92/klimaat U 2025 5").in("2025-OWB")))
                .when(climate().by(THIRD))
                .thenRefused(new ItemUsed(CLIMATE.item(), new BudgetYear(2025), Moment.parse("2025-OWB")));
    }

    @Test
    void whoever_proposed_a_correction_withdraws_it_and_nobody_else() {
        given(FOUR_EYES, climate())
                .when(withdrawCorrections("XX/92/klimaat").by(THIRD))
                .thenRefusedAndGoesOn(
                        new ItemCorrectionBySomebodyElse(THIRD.person(), APPROVER.person(), CLIMATE.item()))
                .when(withdrawCorrections("XX/92"))
                .thenRefusedAndGoesOn(new NoItemCorrectionProposed(ItemPath.parse("XX/92")))
                .when(withdrawCorrections("XX/92/klimaat"))
                .thenRecorded(new ChapterChangeWithdrawn(XX, APPROVER.person(), CLIMATE))
                .when(climate().by(THIRD))
                .thenRecorded("ChangeProposed");
    }

    @Test
    void a_name_that_is_not_given_stays_what_it_is() {
        given().when(correctItem("XX/92/klimaat", 2025, null, valid(2026, null)))
                .thenRecorded(corrected("XX/92/klimaat", 2025, "Item XX/92/klimaat", valid(2026, null)));
    }

    @Test
    void a_corrected_registration_is_named_by_the_first_year_that_it_has_now() {
        given(climate())
                .when(correctItem("XX/92/klimaat", 2025, null, valid(2025, null)))
                .thenRefusedAndGoesOn(new ItemNotRegisteredFrom(CLIMATE.item(), new BudgetYear(2025)))
                .when(correctItem("XX/92/klimaat", 2026, null, valid(2025, null)))
                .thenRecorded(corrected("XX/92/klimaat", 2026, "Klimaatfonds", valid(2025, null)));
    }

    @Test
    void a_chapter_is_corrected_as_an_item_is() {
        given(openChapter("IXB", 2025, null, true), registerItem("IXB/1", 2027, null))
                .when(correctItem("IXB", 2025, "Financiën", valid(2026, null)))
                .thenRecorded(corrected("IXB", 2025, "Financiën", valid(2026, null)))
                .when(correctItem("IXB", 2026, null, valid(2028, null)))
                .thenRefusedAndGoesOn(
                        new ItemBelowLeftOut(ItemPath.parse("IXB"), ItemPath.parse("IXB/1"), valid(2027, null)))
                .when(registerItem("IXB/2", 2025, null))
                .thenRefused(new ChapterNotValid(new ChapterCode("IXB"), new BudgetYear(2025), valid(2026, null)));
    }

    @Test
    void a_chapter_keeps_the_years_of_the_moments_in_which_it_presents_something() {
        Step empty = openChapter("IXB", 2025, null, true);
        given(empty, close("2025-O1", "IXB").by(APPROVER))
                .when(correctItem("IXB", 2025, null, valid(2026, null)))
                .thenRefused(new ItemUsed(ItemPath.parse("IXB"), new BudgetYear(2025), Moment.parse("2025-O1")));
        given(
                        empty,
                        registerItem("IXB/1", 2026, null),
                        propose("it", reEstimate("IXB/1 U 2026 5").in("2025-OWB"))
                                .by(People.person("somebody", "IXB")))
                .when(correctItem("IXB", 2025, null, valid(2026, null)))
                .thenRefused(new ItemUsed(ItemPath.parse("IXB/1"), new BudgetYear(2025), Moment.parse("2025-OWB")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // item,       from, validFrom, until, code
                "XX/93,        2025, 2025,      -,     item-not-registered-from",
                "XX/37~91,     2025, 2025,      -,     item-not-registered-from",
                "XX/37,        2026, 2025,      -,     item-not-registered-from",
                "XX,           2026, 2025,      -,     item-not-registered-from",
                "VI/37,        2025, 2025,      -,     unknown-chapter",
                "XX/37,        2025, 2025,      -,     item-unchanged",
                "V/4,          2018, 2016,      -,     item-exists",
                "XX/37,        2025, 2024,      -,     chapter-not-valid",
                "V/4/consulaten, 2013, 2017,    -,     unknown-item",
                "XX/37,        2025, 2026,      -,     item-below-left-out",
                "XX/37,        2025, 2025,      2040,  item-below-left-out",
            })
    void a_correction_is_refused_that_names_nothing_or_moves_something(
            String item, int from, int validFrom, @Nullable Integer until, String code) {
        given().when(correctItem(item, from, null, valid(validFrom, until))).thenRefusedAs(code);
    }

    @Test
    void years_are_left_out_in_which_nothing_is() {
        given(booked("it", reEstimate("XX/91 U 2026 5", "XX/91 U 2028 5")))
                .when(correctItem("XX/91", 2025, null, valid(2026, 2028)))
                .thenRecorded("ItemCorrected")
                .when(correctItem("XX/91", 2026, null, valid(2026, 2027)))
                .thenRefused(new ItemUsed(ItemPath.parse("XX/91"), new BudgetYear(2028), OWB));
    }

    @Test
    void nothing_loses_its_place_that_is_booked_waits_or_is_a_check() {
        Act earlier = correctItem("XX/91", 2025, null, valid(2027, null));
        ItemUsed used = new ItemUsed(ItemPath.parse("XX/91"), new BudgetYear(2026), OWB);
        given(booked("it", reEstimate("XX/91 U 2026 5")), reversed("back", "it"))
                .when(earlier)
                .thenRefused(used);
        given(booked("it", reEstimate("XX/91/~ U 2026 5"))).when(earlier).thenRefused(used);
        given(propose("it", reEstimate("XX/91 U 2026 5")))
                .when(earlier)
                .thenRefusedAndGoesOn(used)
                .and(withdraw("it"))
                .when(earlier)
                .thenAccepted();
        given(publish("XX/91", 2026, "2026-OWB")).when(earlier).thenRefused(used);
        given(booked("it", reEstimate("XX/37~91 U 2026 5")))
                .when(earlier)
                .thenRefused(new ItemUsed(ItemPath.parse("XX/37~91"), new BudgetYear(2026), OWB));
    }

    @Test
    void what_another_chapter_proposed_is_refused_when_its_item_is_gone() {
        given(propose("it", transfer("XVII/4 U 2026 -5", "XX/91 U 2026 5").in("2026-OWB"))
                        .by(People.COUNTERPART))
                .and(correctItem("XX/91", 2025, null, valid(2027, null)))
                .and(Acts.approve("it").by(People.SECOND_COUNTERPART))
                .when(Acts.confirm("it").by(APPROVER))
                .thenRefused(new UnknownItem(ItemPath.parse("XX/91"), new BudgetYear(2026)));
    }

    @Test
    void only_administrators_of_the_chapter_or_the_book_correct() {
        given().when(climate().by(STRANGER))
                .thenRefusedAndGoesOn(new NotOfChapter(STRANGER.person(), "XX"))
                .when(climate().by(IMPORTER))
                .thenRefusedAs("not-of-chapter");
        given().when(climate().by(MandateTest.only(Mandate.PROPOSE)))
                .thenRefused(new NoMandateForChapter(
                        MandateTest.only(Mandate.PROPOSE).person(), Mandate.ADMINISTER, "XX"));
    }

    @Test
    void a_name_by_year_is_corrected_by_two_people_and_no_import_brings_it_back() {
        given(FOUR_EYES, nameItem("XX/37", 2026, "Assiel"))
                .when(correctName("XX/37", 2026, "Assiel", 2026, "Asiel"))
                .thenRecorded(new ChapterChangeProposed(XX, APPROVER.person(), SPELT))
                .when(correctName("XX/37", 2026, "Assiel", 2026, "Asiel").by(THIRD))
                .thenRecorded(SPELT)
                .when(nameItem("XX/37", 2026, "Assiel"))
                .thenRefusedAndGoesOn(new NamedBefore(ARTICLE, new BudgetYear(2026), "Assiel"))
                .when(nameItem("XX/37", 2026, "Asiel"))
                .thenRefusedAndGoesOn(new NamedBefore(ARTICLE, new BudgetYear(2026), "Asiel"))
                .when(correctName("XX/37", 2026, "Assiel", 2026, "Migratie"))
                .thenRefused(new NotNamedSo(ARTICLE, new BudgetYear(2026), "Assiel"));
    }

    @Test
    void a_corrected_name_may_turn_out_to_have_been_right() {
        given(nameItem("XX", 2062, "Asiel en Migratie").by(APPROVER))
                .and(correctName("XX", 2062, "Asiel en Migratie", 2026, "Asiel en Migratie"))
                .and(correctName("XX", 2026, "Asiel en Migratie", 2062, "Asiel en Migratie"))
                .when(correctName("XX", 2062, "Asiel en Migratie", 2062, "Asiel en Migratie"))
                .thenRefused(new ItemUnchanged(ItemPath.parse("XX")));
    }

    @Test
    void an_import_is_compared_with_the_right_names_only() {
        Command.ImportSource source = new Command.ImportSource(Set.of(), false);
        Act imported = new Act(
                IMPORTER,
                new Command.RegisterItem(ItemPath.parse("XX/92/fonds"), "Klimaatfonds", valid(2026, null), source));
        given().when(imported).thenRecorded("ItemRegistered");
        given(climate())
                .when(imported)
                .thenRefusedAndGoesOn(
                        new Refusal.ItemLooksLike(ItemPath.parse("XX/92/fonds"), CLIMATE.item(), "Klimaatfonds"))
                .and(correctItem("XX/92/klimaat", 2026, "Klimaatbeleid", valid(2026, null)))
                .when(imported)
                .thenRecorded("ItemRegistered");
    }

    @Test
    void an_impossible_history_stops_loudly() {
        BookInMemory book = given().book();
        ItemNamed never = new ItemNamed(ARTICLE, new BudgetYear(2026), "Assiel");
        assertThat(never).isEqualTo(SPELT.wrong());
        for (Event event : List.of(
                corrected("XX/93", 2025, "It", valid(2025, null)),
                corrected("XX", 2026, "It", valid(2025, null)),
                corrected("V/4", 2018, "It", valid(2016, null)),
                SPELT)) {
            assertThatIllegalStateException().isThrownBy(() -> book.record(List.of(event)));
        }
    }

    @Test
    void a_validity_leaves_out_what_another_does_not_have() {
        assertThat(valid(2020, null).without(valid(2022, 2024))).containsExactly(valid(2020, 2021), valid(2025, null));
        assertThat(valid(2020, 2024).without(valid(2020, 2022))).containsExactly(valid(2023, 2024));
        assertThat(valid(2020, 2024).without(valid(2019, null))).isEmpty();
        assertThat(valid(2020, 2024).without(valid(2026, null))).containsExactly(valid(2020, 2024));
        assertThat(valid(2020, null).without(valid(2020, BudgetYear.LAST))).isEmpty();
        assertThat(valid(2020, 2022).without(valid(2020, 2024))).isEmpty();
    }
}
