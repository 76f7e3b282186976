package nl.mutatieboek.home;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Home: what changed since the last visit, packages, moments that close, and saved searches. */
@Tag("whole")
class HomeNewsTest {
    private final AdvancingClock clock = new AdvancingClock();

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty()
            .withPerson("reader", "READER")
            .withPerson("inspector", "INSPECTORATE")
            .with(Clock.class, clock);

    private LedgerFixture ledger;

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").chapter("XVII").items(2025, "XX/37", "XX/91", "XX/92");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 100)));
        book.awaitProjections();
    }

    @Test
    void changes_since_the_last_visit_are_shown_by_item_and_year_to_the_chapter_and_counted_for_readers() {
        assertThat(home("proposer")).doesNotContain("vorige bezoek");
        home("reader");
        home("counterpart");
        ledger.book(withTitle(
                "Verschuiving",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        expenditure("XX/37", 2026, -7),
                        expenditure("XX/91", 2026, 7))));
        book.awaitProjections();
        assertThat(home("proposer")).as("the same visit").doesNotContain("vorige bezoek", "Verschuiving");

        clock.advance(Duration.ofHours(2));
        assertThat(home("proposer"))
                .as("the end of the previous visit is the last look")
                .contains("Er is niets geboekt");
        assertThat(home("reader"))
                .containsSubsequence("Geboekt sinds uw vorige bezoek", "XX", "1 mutatie geboekt")
                .doesNotContain("Verschil, ×");
        assertThat(home("counterpart")).contains("Er is niets geboekt").doesNotContain("Verschuiving");
        assertThat(home("reader")).as("until the next visit").contains("1 mutatie geboekt");

        ledger.book(withTitle(
                "Tweede",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        expenditure("XX/37", 2026, -3),
                        expenditure("XX/91", 2026, 3))));
        book.awaitProjections();
        clock.advance(Duration.ofHours(2));
        assertThat(home("proposer"))
                .containsSubsequence(
                        "Geboekt sinds uw vorige bezoek",
                        "1 mutatie geboekt",
                        "Tweede",
                        "Verschil, × € 1.000",
                        "2026",
                        "XX/37",
                        "‒ 3",
                        "XX/91",
                        "3")
                .doesNotContain("Verschuiving");
    }

    @Test
    void newest_mutations_are_listed_whatever_their_items() {
        home("proposer");
        clock.advance(Duration.ofHours(2));
        book(1, "XX/92");
        for (int i = 2; i <= 6; i++) {
            book(i, "XX/37");
        }
        book.awaitProjections();

        assertThat(home("proposer"))
                .containsSubsequence("6 mutaties geboekt", "Zesde 6", "Zesde 5", "Zesde 4", "Zesde 3", "Zesde 2")
                .doesNotContain("Zesde 1");
    }

    private void book(int number, String item) {
        ledger.book(withTitle(
                "Zesde " + number, proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure(item, 2026, number))));
    }

    @Test
    void what_is_booked_under_embargo_is_news_for_its_chapter_only() {
        for (String person : new String[] {"proposer", "reader", "counterpart"}) {
            home(person);
        }
        ledger.embargoedMoment("2027-OWB", "2026-09-15");
        ledger.book(withTitle(
                "Geheim",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2027-OWB",
                        expenditure("XX/37", 2027, -7),
                        expenditure("XX/91", 2027, 7))));
        book.awaitProjections();
        clock.advance(Duration.ofHours(2));

        assertThat(home("proposer")).contains("1 mutatie geboekt", "Geheim", "2027");
        for (String person : new String[] {"reader", "counterpart"}) {
            assertThat(home(person)).as(person).contains("Er is niets geboekt").doesNotContain("Geheim", "2027-OWB");
        }
    }

    @Test
    void packages_that_do_not_balance_and_moments_that_close_are_shown_to_people_who_act() {
        String soon = LocalDate.ofInstant(clock.instant(), BookState.THE_HAGUE)
                .plusDays(12)
                .toString();
        ledger.moment("2027-OWB", soon);
        ledger.propose(withCoverage(
                "Asielpakket", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 500))));
        book.awaitProjections();

        for (String person : new String[] {"proposer", "inspector"}) {
            assertThat(home(person))
                    .as(person)
                    .containsSubsequence("Binnenkort ingediend", "2027-OWB", "over 12 dagen")
                    .containsSubsequence(
                            "Dekkingspakketten die niet sluiten (1)", "Asielpakket", "uitgaven 2026", "500");
        }
        assertThat(home("reader")).doesNotContain("Binnenkort", "Asielpakket");
    }

    @Test
    void own_package_under_embargo_that_does_not_balance_is_shown_to_its_chapter_only() {
        ledger.embargoedMoment("2027-OWB", "2026-09-15");
        ledger.propose(withCoverage(
                "Geheimpakket", proposal(MutationKind.RE_ESTIMATE, "2027-OWB", expenditure("XX/37", 2027, 500))));
        book.awaitProjections();

        assertThat(home("proposer"))
                .containsSubsequence("Dekkingspakketten die niet sluiten (1)", "Geheimpakket", "uitgaven 2027", "500");
        for (String person : new String[] {"counterpart", "reader"}) {
            assertThat(home(person)).as(person).doesNotContain("Dekkingspakketten die", "Geheimpakket");
        }
    }

    @Test
    void search_is_saved_renamed_and_removed_by_its_person_only() {
        PageClient proposer = book.browse("proposer");
        assertThat(proposer.get("/mutations?text=asiel")
                        .page()
                        .attributes("form[action=/saved-searches] [name=address]", "value"))
                .containsExactly("/mutations?scope=XX&text=asiel");

        HttpReply saved = proposer.fillAndSubmitTo(
                "/balances", "/saved-searches", "name", "Mijn <lijst>", "address", "/balances?flow=RECEIPTS&year=2026");
        assertThat(saved.page().text()).contains("De zoekopdracht is opgeslagen", "Opgeslagen zoekopdrachten");
        assertThat(saved.page().texts("a[href='/balances?flow=RECEIPTS&year=2026']"))
                .contains("Mijn <lijst>");
        assertThat(saved.page().select("lijst")).isEmpty();
        assertThat(home("reader")).doesNotContain("Mijn");

        String renaming = saved.page().attribute("[action^=/saved-searches/]", "action");
        assertThat(renaming).endsWith("/names");
        String removal = renaming.replace("/names", "/removals");
        book.browse("reader").fillAndSubmitTo("/", removal);
        book.browse("reader").fillAndSubmitTo("/", renaming, "name", "Van een ander");
        assertThat(proposer.fillAndSubmitTo("/", renaming, "name", " ").page().text())
                .contains("De naam is niet gewijzigd", "Mijn");
        PageDocument renamed = proposer.fillAndSubmitTo("/", renaming, "name", "Mijn ontvangsten")
                .page();
        assertThat(renamed.text()).contains("De naam is gewijzigd").doesNotContain("Van een ander", "<lijst");
        assertThat(renamed.texts("a[href='/balances?flow=RECEIPTS&year=2026']")).contains("Mijn ontvangsten");
        assertThat(home("proposer")).contains("Mijn");
        assertThat(proposer.fillAndSubmitTo("/", removal).page().text())
                .contains("De zoekopdracht is verwijderd")
                .doesNotContain("Mijn");
    }

    @Test
    void search_without_a_name_keeps_its_address_and_one_of_another_site_is_refused() {
        PageClient proposer = book.browse("proposer");

        HttpReply unnamed =
                proposer.fillAndSubmitTo("/balances", "/saved-searches", "name", " ", "address", "/signals?year=2026");
        assertThat(unnamed.page().text()).contains("Geef de zoekopdracht een naam");
        assertThat(unnamed.page().attributes("[name=address]", "value")).contains("/signals?year=2026");

        HttpReply elsewhere = proposer.fillAndSubmitTo(
                "/balances", "/saved-searches", "name", "x", "address", "//evil.example/balances");
        assertThat(elsewhere.page().text()).contains("Deze pagina kan niet als zoekopdracht worden opgeslagen");
        assertThat(elsewhere.body()).doesNotContain("evil.example");
        for (int i = 0; i < SavedSearch.MAX_PER_PERSON; i++) {
            proposer.fillAndSubmitTo("/balances", "/saved-searches", "name", "lijst " + i, "address", "/signals");
        }
        assertThat(proposer.fillAndSubmitTo("/balances", "/saved-searches", "name", "teveel", "address", "/signals")
                        .page()
                        .text())
                .contains("U hebt 30 opgeslagen zoekopdrachten", "lijst 29")
                .doesNotContain("teveel");
    }

    private String home(String person) {
        return book.browse(person).get("/").page().text();
    }

    private static final class AdvancingClock extends Clock {
        private volatile Duration ahead;

        /** Starts at the last noon in The Hague: no test sees midnight, and no session is too old. */
        AdvancingClock() {
            ZonedDateTime now = ZonedDateTime.now(BookState.THE_HAGUE);
            ahead = Duration.between(now, now.minusHours(12).with(LocalTime.NOON));
        }

        void advance(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
