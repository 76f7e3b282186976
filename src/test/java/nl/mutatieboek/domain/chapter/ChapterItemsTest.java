package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.DecisionScenario.givenEmptyBook;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.StructureCommandFactory;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path and a posting year together name one item. */
class ChapterItemsTest {
    @ParameterizedTest
    @CsvSource({
        // item,         year, moment,   exists
        "V/4,            2013, 2013-OWB, true",
        "V/4,            2016, 2013-OWB, true",
        "V/4,            2017, 2013-OWB, false",
        "V/4,            2020, 2020-OWB, true",
        "V/4/consulaten, 2013, 2013-OWB, true",
        "V/4/consulaten, 2014, 2013-OWB, true",
        "V/4/consulaten, 2015, 2013-OWB, false",
        "V/4/consulaten, 2020, 2020-OWB, false",
        "V/5,            2020, 2020-OWB, false",
        "V/~,            2020, 2020-OWB, true",
        "V/4/~,          2020, 2020-OWB, true",
        "V/4/~,          2017, 2013-OWB, false",
        "V/5/~,          2020, 2020-OWB, false"
    })
    void item_exists_in_years_registered_for_it_and_all_its_ancestors(
            String item, int year, String moment, boolean exists) {
        ActorCommand act = propose("it", reEstimate(item + " U " + year + " 1").withMoment(moment))
                .asActor(STRANGER);

        if (exists) {
            given().when(act).thenAccepted();
        } else {
            given().when(act).thenRefused(new UnknownItem(ItemPath.parse(item), new BudgetYear(year)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XX/37~91,                            true",
        "XX/91~92~37,                         true",
        "XX/37~93,                            false",
        "XX/93~94,                            false",
        "XX/92/asielmaatregelen~klimaat,      true",
        "XX/92/asielmaatregelen~stikstof,     false",
        "XX/37/asielmaatregelen~klimaat,      false",
        "XX/37/2/zbo/~,                       true",
        "XX/37/2/rwt/~,                       false"
    })
    void open_item_exists_when_all_items_that_it_names_exist(String item, boolean exists) {
        ActorCommand act = propose("it", reEstimate(item + " U 2026 1"));

        if (exists) {
            given().when(act).thenAccepted();
        } else {
            given().when(act).thenRefused(new UnknownItem(ItemPath.parse(item), new BudgetYear(2026)));
        }
    }

    @Test
    void item_code_is_reused_only_in_years_without_a_registration() {
        given().when(registerItem("V/4", 2017, 2017)).thenAccepted();
        given().when(registerItem("V/4", 2017, 2018))
                .thenRefused(new StructureRefusal.ItemExists(
                        ItemPath.parse("V/4"), StructureCommandFactory.validity(2018, null)));
    }

    @Test
    void article_is_registered_in_a_new_chapter_without_a_parent_item() {
        givenEmptyBook()
                .and(openChapter("B", 2013, 2016, true))
                .when(registerItem("B/1", 2013, null))
                .thenRecorded("ItemRegistered");
    }

    @Test
    void published_balance_is_recorded_for_chapter_article_and_open_item() {
        for (String item : new String[] {"XX", "XX/37", "XX/37~91"}) {
            DecisionScenario after = given().when(new ActorCommand(
                            SampleActors.APPROVER,
                            new Command.RecordPublishedBalance(new PublishedBalance(
                                    ItemPath.parse(item),
                                    Flow.EXPENDITURE,
                                    new BudgetYear(2026),
                                    Moment.parse("2026-OWB"),
                                    new Thousands(8_940_000),
                                    Precision.EXACT,
                                    Source.ofDocument("36800-XX-2"),
                                    null,
                                    null))))
                    .thenRecorded("PublishedBalanceRecorded");

            assertThat(after.balance("XX", "U", 2026)).isZero();
        }
    }
}
