package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.recordPublishedBalance;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static nl.mutatieboek.domain.StructureCommandFactory.correctItem;
import static nl.mutatieboek.domain.StructureCommandFactory.correctName;
import static nl.mutatieboek.domain.StructureCommandFactory.nameItem;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.validity;
import static nl.mutatieboek.domain.StructureCommandFactory.withdrawCorrections;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.ChapterChangeProposed;
import nl.mutatieboek.domain.Event.ChapterChangeWithdrawn;
import nl.mutatieboek.domain.Event.ItemCorrected;
import nl.mutatieboek.domain.Event.ItemNameCorrected;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.InMemoryBookState;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MandateTest;
import nl.mutatieboek.domain.MutationRefusal.NoMandateForChapter;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.ItemBelowLeftOut;
import nl.mutatieboek.domain.StructureRefusal.ItemCorrectionBySomebodyElse;
import nl.mutatieboek.domain.StructureRefusal.ItemCorrectionProposedBefore;
import nl.mutatieboek.domain.StructureRefusal.ItemNotRegisteredFrom;
import nl.mutatieboek.domain.StructureRefusal.ItemUnchanged;
import nl.mutatieboek.domain.StructureRefusal.ItemUsed;
import nl.mutatieboek.domain.StructureRefusal.NamedBefore;
import nl.mutatieboek.domain.StructureRefusal.NoItemCorrectionProposed;
import nl.mutatieboek.domain.StructureRefusal.NotNamedSo;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrections of a chapter, an item or its name by two people; no item loses its parent. */
class ItemCorrectionDeciderTest {
    private static final ConsentPolicy FOUR_EYES = new ConsentPolicy(1, 2, Set.of());
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ItemPath ARTICLE = ItemPath.parse("XX/37");
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final ItemCorrected CLIMATE = corrected("XX/92/klimaat", 2025, "Klimaatfonds", validity(2026, null));
    private static final ItemNameCorrected SPELT = new ItemNameCorrected(
            ARTICLE, new BudgetYear(2026), "Assiel", new BudgetYear(2026), "Asiel", "A typing error");

    private static ItemCorrected corrected(String item, int from, @Nullable String name, Validity validity) {
        return new ItemCorrected(ItemPath.parse(item), new BudgetYear(from), name, validity, "A typing error");
    }

    private static ActorCommand climate() {
        return correctItem("XX/92/klimaat", 2025, "Klimaatfonds", validity(2026, null));
    }

    @Test
    void item_correction_is_proposed_by_one_person_and_confirmed_by_another() {
        given(FOUR_EYES)
                .when(climate())
                .thenRecorded(new ChapterChangeProposed(XX, APPROVER.person(), CLIMATE))
                .when(climate())
                .thenRefusedAndContinue(new ItemCorrectionProposedBefore(APPROVER.person(), CLIMATE.item()))
                .and(bookMutation("still valid", reEstimate("XX/92/klimaat U 2026 5")))
                .when(climate().asActor(THIRD))
                .thenRecorded(CLIMATE)
                .when(propose("too early", reEstimate("XX/92/klimaat U 2025 5").withMoment("2025-OWB")))
                .thenRefused(new UnknownItem(CLIMATE.item(), new BudgetYear(2025)));
    }

    @Test
    void different_item_correction_by_a_second_person_replaces_the_pending_one() {
        ActorCommand other = correctItem("XX/92/klimaat", 2025, "Klimaatbeleid", validity(2026, null))
                .asActor(THIRD);

        given(FOUR_EYES, climate())
                .when(other)
                .thenRecorded("ChapterChangeProposed")
                .when(climate())
                .thenRecorded("ChapterChangeProposed");
    }

    @Test
    void item_correction_is_checked_again_at_confirmation() {
        given(FOUR_EYES, climate())
                .and(bookMutation(
                        "meanwhile", reEstimate("XX/92/klimaat U 2025 5").withMoment("2025-OWB")))
                .when(climate().asActor(THIRD))
                .thenRefused(new ItemUsed(CLIMATE.item(), new BudgetYear(2025), Moment.parse("2025-OWB")));
    }

    @Test
    void item_correction_is_withdrawn_only_by_its_proposer() {
        given(FOUR_EYES, climate())
                .when(withdrawCorrections("XX/92/klimaat").asActor(THIRD))
                .thenRefusedAndContinue(
                        new ItemCorrectionBySomebodyElse(THIRD.person(), APPROVER.person(), CLIMATE.item()))
                .when(withdrawCorrections("XX/92"))
                .thenRefusedAndContinue(new NoItemCorrectionProposed(ItemPath.parse("XX/92")))
                .when(withdrawCorrections("XX/92/klimaat"))
                .thenRecorded(new ChapterChangeWithdrawn(XX, APPROVER.person(), CLIMATE))
                .when(climate().asActor(THIRD))
                .thenRecorded("ChapterChangeProposed");
    }

    @Test
    void item_correction_without_a_name_keeps_the_name() {
        given().when(correctItem("XX/92/klimaat", 2025, null, validity(2026, null)))
                .thenRecorded(corrected("XX/92/klimaat", 2025, "Item XX/92/klimaat", validity(2026, null)));
    }

    @Test
    void corrected_registration_is_identified_by_its_new_first_year() {
        given(climate())
                .when(correctItem("XX/92/klimaat", 2025, null, validity(2025, null)))
                .thenRefusedAndContinue(new ItemNotRegisteredFrom(CLIMATE.item(), new BudgetYear(2025)))
                .when(correctItem("XX/92/klimaat", 2026, null, validity(2025, null)))
                .thenRecorded(corrected("XX/92/klimaat", 2026, "Klimaatfonds", validity(2025, null)));
    }

    @Test
    void chapter_is_corrected_like_an_item() {
        given(openChapter("IXB", 2025, null, true), registerItem("IXB/1", 2027, null))
                .when(correctItem("IXB", 2025, "Financiën", validity(2026, null)))
                .thenRecorded(corrected("IXB", 2025, "Financiën", validity(2026, null)))
                .when(correctItem("IXB", 2026, null, validity(2028, null)))
                .thenRefusedAndContinue(
                        new ItemBelowLeftOut(ItemPath.parse("IXB"), ItemPath.parse("IXB/1"), validity(2027, null)))
                .when(registerItem("IXB/2", 2025, null))
                .thenRefused(new ChapterNotValid(new ChapterCode("IXB"), new BudgetYear(2025), validity(2026, null)));
    }

    @Test
    void chapter_correction_must_keep_the_years_of_moments_in_use() {
        CommandScript empty = openChapter("IXB", 2025, null, true);
        given(empty, close("2025-O1", "IXB").asActor(APPROVER))
                .when(correctItem("IXB", 2025, null, validity(2026, null)))
                .thenRefused(new ItemUsed(ItemPath.parse("IXB"), new BudgetYear(2025), Moment.parse("2025-O1")));
        given(
                        empty,
                        registerItem("IXB/1", 2026, null),
                        propose("it", reEstimate("IXB/1 U 2026 5").withMoment("2025-OWB"))
                                .asActor(SampleActors.person("somebody", "IXB")))
                .when(correctItem("IXB", 2025, null, validity(2026, null)))
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
    void item_correction_that_changes_nothing_or_breaks_the_structure_is_refused(
            String item, int from, int validFrom, @Nullable Integer until, String code) {
        given().when(correctItem(item, from, null, validity(validFrom, until))).thenRefusedWithCode(code);
    }

    @Test
    void item_correction_may_drop_only_years_without_postings() {
        given(bookMutation("it", reEstimate("XX/91 U 2026 5", "XX/91 U 2028 5")))
                .when(correctItem("XX/91", 2025, null, validity(2026, 2028)))
                .thenRecorded("ItemCorrected")
                .when(correctItem("XX/91", 2026, null, validity(2026, 2027)))
                .thenRefused(new ItemUsed(ItemPath.parse("XX/91"), new BudgetYear(2028), OWB));
    }

    @Test
    void item_correction_must_keep_years_with_booked_pending_or_published_amounts() {
        ActorCommand earlier = correctItem("XX/91", 2025, null, validity(2027, null));
        ItemUsed used = new ItemUsed(ItemPath.parse("XX/91"), new BudgetYear(2026), OWB);
        given(bookMutation("it", reEstimate("XX/91 U 2026 5")), bookReversal("back", "it"))
                .when(earlier)
                .thenRefused(used);
        given(bookMutation("it", reEstimate("XX/91/~ U 2026 5"))).when(earlier).thenRefused(used);
        given(propose("it", reEstimate("XX/91 U 2026 5")))
                .when(earlier)
                .thenRefusedAndContinue(used)
                .and(withdraw("it"))
                .when(earlier)
                .thenAccepted();
        given(recordPublishedBalance("XX/91", 2026, "2026-OWB")).when(earlier).thenRefused(used);
        given(bookMutation("it", reEstimate("XX/37~91 U 2026 5")))
                .when(earlier)
                .thenRefused(new ItemUsed(ItemPath.parse("XX/37~91"), new BudgetYear(2026), OWB));
    }

    @Test
    void item_correction_must_keep_years_of_a_pending_transfer_from_another_chapter() {
        given(propose("it", transfer("XVII/4 U 2026 -5", "XX/91 U 2026 5").withMoment("2026-OWB"))
                        .asActor(SampleActors.COUNTERPART))
                .when(correctItem("XX/91", 2025, null, validity(2027, null)))
                .thenRefused(new ItemUsed(ItemPath.parse("XX/91"), new BudgetYear(2026), OWB));
    }

    @Test
    void item_correction_requires_an_administrator_of_the_chapter_or_the_book() {
        given().when(climate().asActor(STRANGER))
                .thenRefusedAndContinue(new NotOfChapter(STRANGER.person(), "XX"))
                .when(climate().asActor(IMPORTER))
                .thenRefusedWithCode("not-of-chapter");
        given().when(climate().asActor(MandateTest.only(Mandate.PROPOSE)))
                .thenRefused(new NoMandateForChapter(
                        MandateTest.only(Mandate.PROPOSE).person(), Mandate.ADMINISTER, "XX"));
    }

    @Test
    void corrected_yearly_item_name_is_not_restored_by_an_import() {
        given(FOUR_EYES, nameItem("XX/37", 2026, "Assiel"))
                .when(correctName("XX/37", 2026, "Assiel", 2026, "Asiel"))
                .thenRecorded(new ChapterChangeProposed(XX, APPROVER.person(), SPELT))
                .when(correctName("XX/37", 2026, "Assiel", 2026, "Asiel").asActor(THIRD))
                .thenRecorded(SPELT)
                .when(nameItem("XX/37", 2026, "Assiel"))
                .thenRefusedAndContinue(new NamedBefore(ARTICLE, new BudgetYear(2026), "Assiel"))
                .when(nameItem("XX/37", 2026, "Asiel"))
                .thenRefusedAndContinue(new NamedBefore(ARTICLE, new BudgetYear(2026), "Asiel"))
                .when(correctName("XX/37", 2026, "Assiel", 2026, "Migratie"))
                .thenRefused(new NotNamedSo(ARTICLE, new BudgetYear(2026), "Assiel"));
    }

    @Test
    void yearly_item_name_correction_can_be_undone_by_another_correction() {
        given(nameItem("XX", 2062, "Asiel en Migratie").asActor(APPROVER))
                .and(correctName("XX", 2062, "Asiel en Migratie", 2026, "Asiel en Migratie"))
                .and(correctName("XX", 2026, "Asiel en Migratie", 2062, "Asiel en Migratie"))
                .when(correctName("XX", 2062, "Asiel en Migratie", 2062, "Asiel en Migratie"))
                .thenRefused(new ItemUnchanged(ItemPath.parse("XX")));
    }

    @Test
    void similar_item_check_of_an_import_uses_corrected_names_only() {
        ItemCommand.ImportSource source = new ItemCommand.ImportSource(Set.of(), false);
        ActorCommand imported = new ActorCommand(
                IMPORTER,
                new ItemCommand.RegisterItem(
                        ItemPath.parse("XX/92/fonds"), "Klimaatfonds", validity(2026, null), source));
        given().when(imported).thenRecorded("ItemRegistered");
        given(climate())
                .when(imported)
                .thenRefusedAndContinue(new StructureRefusal.ItemLooksLike(
                        ItemPath.parse("XX/92/fonds"), CLIMATE.item(), "Klimaatfonds"))
                .and(correctItem("XX/92/klimaat", 2026, "Klimaatbeleid", validity(2026, null)))
                .when(imported)
                .thenRecorded("ItemRegistered");
    }

    @Test
    void impossible_item_correction_event_stops_the_replay() {
        InMemoryBookState book = given().book();
        ItemNamed never = new ItemNamed(ARTICLE, new BudgetYear(2026), "Assiel");
        assertThat(never).isEqualTo(SPELT.replacedNaming());
        for (Event event : List.of(
                corrected("XX/93", 2025, "It", validity(2025, null)),
                corrected("XX", 2026, "It", validity(2025, null)),
                corrected("V/4", 2018, "It", validity(2016, null)),
                SPELT)) {
            assertThatIllegalStateException().isThrownBy(() -> book.record(List.of(event)));
        }
    }

    @Test
    void validity_without_another_gives_the_remaining_years() {
        assertThat(validity(2020, null).without(validity(2022, 2024)))
                .containsExactly(validity(2020, 2021), validity(2025, null));
        assertThat(validity(2020, 2024).without(validity(2020, 2022))).containsExactly(validity(2023, 2024));
        assertThat(validity(2020, 2024).without(validity(2019, null))).isEmpty();
        assertThat(validity(2020, 2024).without(validity(2026, null))).containsExactly(validity(2020, 2024));
        assertThat(validity(2020, null).without(validity(2020, BudgetYear.LAST)))
                .isEmpty();
        assertThat(validity(2020, 2022).without(validity(2020, 2024))).isEmpty();
    }
}
