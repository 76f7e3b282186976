package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.platform.html.HtmlReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages are limited to the chapter of the person, and show its embargoed moments; the address shows others no more than
 * they may see.
 */
@Tag("application")
class ChapterScopeTest {
    private static final String OWN = "1.111.111";
    private static final String OTHER = "7.654.321";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson("reader", "READER")
            .withPerson("both", "PROPOSER:XX,COUNTERPART:XVII")
            .withPerson("nowhere", "PROPOSER:VI");

    /** Both chapters have a figure in public and one under embargo. */
    @BeforeAll
    static void write() {
        LedgerFixture scribe = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/38", "XVII/1");
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 222_222)));
        book(scribe, "XVII", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XVII/1", 2026, 333_333)));
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/38", 2026, 1_111_111)));
        book(scribe, "XVII", proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XVII/1", 2026, 7_654_321)));
        BOOK.awaitProjections();
    }

    private static void book(LedgerFixture scribe, String chapter, Proposal proposal) {
        MutationId[] made = new MutationId[1];
        scribe.record(actor("first", chapter), id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, proposal);
        });
        scribe.record(actor("second", chapter), id -> new Command.ApproveMutation(made[0]));
    }

    private static Actor actor(String person, String chapter) {
        return new Actor(new PersonId(person), Set.of(new ChapterCode(chapter)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/balances"})
    void page_shows_the_own_chapter_with_its_embargoed_figures(String path) {
        String own = page("proposer", path);

        assertThat(own).contains(OWN).doesNotContain(OTHER, "333.333");
        assertThat(address(own)).contains("scope=XX");
        assertThat(HtmlReader.text(own)).doesNotContain("staat onder embargo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/balances"})
    void page_of_all_chapters_is_cut_off_and_says_so(String path) {
        String all = page("proposer", path + "?scope=all");

        assertThat(all).contains("222.222", "333.333").doesNotContain(OWN, OTHER);
        assertThat(HtmlReader.text(all))
                .contains("Tot en met 2026-OWB. Wat later komt, staat onder embargo voor andere hoofdstukken.")
                .contains("Toon alleen XX");
        assertThat(all).contains("href=\"" + path + "?scope=XX\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/balances"})
    void address_in_a_chapter_shows_a_reader_only_what_is_public(String path) {
        String asked = page("reader", path + "?scope=XX");

        assertThat(asked).contains("222.222").doesNotContain(OWN, OTHER, "333.333", "Toon alleen");
        assertThat(HtmlReader.text(asked)).contains("Tot en met 2026-OWB. Wat later komt, staat onder embargo.");
        assertThat(page("counterpart", path + "?scope=XX")).contains("222.222").doesNotContain(OWN, OTHER, "333.333");
    }

    @Test
    void address_states_the_chapter_only_for_a_person_with_a_chapter_in_the_book() {
        assertThat(address(page("counterpart", "/balances?flow=RECEIPTS"))).contains("flow=RECEIPTS", "scope=XVII");
        assertThat(address(page("both", "/balances"))).contains("scope=XVII");
        assertThat(address(page("nowhere", "/balances"))).doesNotContain("scope");
        assertThat(address(page("reader", "/balances"))).doesNotContain("scope");
        assertThat(page("reader", "/balances")).contains("222.222", "333.333");
        assertThat(page("auditor", "/balances")).contains("8.765.432").doesNotContain("onder embargo.");
    }

    @Test
    void choice_offers_each_own_chapter_and_all() {
        assertThat(HtmlReader.text(strip(page("both", "/balances?scope=XX")))).contains("XVII XX alle hoofdstukken");
        assertThat(HtmlReader.text(strip(page("proposer", "/balances"))))
                .contains("XX alle hoofdstukken")
                .doesNotContain("XVII");
        assertThat(strip(page("reader", "/balances"))).contains("<select", "value=\"XVII\"", "value=\"all\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/balances?scope=xx, 400",
        "/balances?scope=, 200",
        "/balances?scope=VI, 404",
        "/balances?scope=XX&scope=XVII, 400"
    })
    void invalid_chapter_is_rejected(String address, int status) {
        assertThat(BOOK.browse("proposer").get(address).status()).isEqualTo(status);
    }

    @Test
    void own_embargoed_moment_can_be_chosen_within_the_own_chapter_only() {
        assertThat(page("proposer", "/balances?moment=2026-O1")).contains(OWN).doesNotContain(OTHER);
        assertThat(BOOK.browse("proposer")
                        .get("/balances?moment=2026-O1&scope=all")
                        .status())
                .isEqualTo(403);
        assertThat(BOOK.browse("reader")
                        .get("/balances?moment=2026-O1&scope=XX")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void links_keep_the_chapter_and_the_point_in_time_also_along_pages_that_apply_neither() {
        long known = BOOK.ledgerNumber() - 1;
        String point = "knownAt=" + known + "&moment=2026-OWB&scope=all";

        String page = page("proposer", "/rebuilds?" + point);

        assertThat(page).contains("href=\"/mutations?" + point.replace("&", "&amp;") + "\"");
        assertThat(HtmlReader.text(strip(page)))
                .contains("Deze pagina toont nu. U koos: bekend op " + known, "gepresenteerd t/m 2026-OWB")
                .contains("Terug naar nu");
    }

    @Test
    void banner_names_the_point_in_time_and_leads_back_to_now() {
        String page = page("proposer", "/balances?flow=RECEIPTS&effectiveOn=2026-01-31&moment=2026-OWB&scope=XX");

        assertThat(HtmlReader.text(strip(page)))
                .contains("U kijkt niet naar nu: geldend op 31-01-2026 gepresenteerd t/m 2026-OWB Terug naar nu");
        assertThat(strip(page)).contains("href=\"/balances?flow=RECEIPTS&amp;scope=XX\"");
        assertThat(strip(page("proposer", "/balances"))).doesNotContain("not-now");
    }

    private static String strip(String page) {
        int start = page.indexOf("<aside");
        assertThat(start).as(page).isNotNegative();
        return page.substring(start, page.indexOf("</aside>", start));
    }

    /** The address of a page, as the link to it in the other language has it. */
    private static String address(String page) {
        return HtmlReader.attribute(page, "hreflang=\"en\"", "href");
    }

    private static String page(String person, String address) {
        HttpReply reply = BOOK.browse(person)
                .send(HttpRequest.newBuilder(BOOK.uri(address)).header("Accept", "text/html"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }
}
