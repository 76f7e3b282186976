package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.Acts.openChapter;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.registerItem;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.People.STRANGER;
import static nl.mutatieboek.domain.Scenario.given;
import static nl.mutatieboek.domain.Scenario.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.domain.Act;
import nl.mutatieboek.domain.Acts;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.People;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.Refusal.UnknownItem;
import nl.mutatieboek.domain.Scenario;
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
    void an_item_exists_in_the_years_for_which_it_and_all_above_it_were_registered(
            String item, int year, String moment, boolean exists) {
        Act act =
                propose("it", reEstimate(item + " U " + year + " 1").in(moment)).by(STRANGER);

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
    void an_open_item_exists_when_everything_that_it_names_does(String item, boolean exists) {
        Act act = propose("it", reEstimate(item + " U 2026 1"));

        if (exists) {
            given().when(act).thenAccepted();
        } else {
            given().when(act).thenRefused(new UnknownItem(ItemPath.parse(item), new BudgetYear(2026)));
        }
    }

    @Test
    void a_code_gets_another_meaning_only_in_years_in_which_it_has_none() {
        given().when(registerItem("V/4", 2017, 2017)).thenAccepted();
        given().when(registerItem("V/4", 2017, 2018))
                .thenRefused(new Refusal.ItemExists(ItemPath.parse("V/4"), Acts.valid(2018, null)));
    }

    @Test
    void a_chapter_starts_without_items_and_its_articles_need_no_parent() {
        givenNothing()
                .and(openChapter("B", 2013, 2016, true))
                .when(registerItem("B/1", 2013, null))
                .thenRecorded("ItemRegistered");
    }

    @Test
    void a_published_balance_of_a_chapter_and_of_an_open_item_is_recorded() {
        for (String item : new String[] {"XX", "XX/37", "XX/37~91"}) {
            Scenario after = given().when(new Act(
                            People.APPROVER,
                            new Command.RecordPublishedBalance(new PublishedBalance(
                                    ItemPath.parse(item),
                                    Flow.EXPENDITURE,
                                    new BudgetYear(2026),
                                    Moment.parse("2026-OWB"),
                                    new Thousands(8_940_000),
                                    Precision.EXACT,
                                    new Source("36800-XX-2", null, null, null),
                                    null,
                                    null))))
                    .thenRecorded("PublishedBalanceRecorded");

            assertThat(after.balance("XX", "U", 2026)).isZero();
        }
    }
}
