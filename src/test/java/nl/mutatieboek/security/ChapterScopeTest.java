package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages are limited to the chapter of the person, and show its embargoed moments; the address shows others no more than
 * they may see.
 */
@Tag("main")
class ChapterScopeTest {
    /** Pages and files that list or sum, each of which has the figure of the own chapter under embargo. */
    private static final String[] PAGES = {
        "/balances?open=all",
        "/mutations?text=",
        "/mutations/files/csv?text=",
        "/reserves?moment=",
        "/packages?name=Pakket",
        "/samples?seed=1&size=1000",
        "/samples/files/csv?seed=1&size=1000",
        "/balances/compare?from=knownAt=1&to=",
        "/authorisations?year=2026",
        "/reports/supplementary-budget?year=2026",
        "/reports/largest-mutations?year=2026",
        "/reports/supplementary-budget/csv?year=2026",
    };

    private static final String OWN = "1.111.111";
    private static final String OTHER = "7.654.321";

    private static MutationId shared;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson("reader", "READER")
            .withPerson("both", "APPROVER:XX,APPROVER:XVII")
            .withPerson("nowhere", "PROPOSER:VI");

    /** Both chapters have figures in public and under embargo, a reserve, a package, and something pending. */
    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/36", "XX/37", "XX/38", "XX/92", "XX/92/earmark")
                .items(2025, "XVII/1", "XVII/2", "XVII/3", "XVII/92", "XVII/92/earmark");
        for (String chapter : List.of("XX", "XVII")) {
            boolean own = chapter.equals("XX");
            long hidden = own ? 1_111_111 : 7_654_321;
            String word = own ? "Iep" : "Vlier";
            String article = own ? "XX/38" : "XVII/1";
            book(
                    ledger,
                    chapter,
                    proposal(
                            MutationKind.RE_ESTIMATE,
                            "2026-OWB",
                            expenditure(own ? "XX/36" : "XVII/3", 2026, own ? 222_222 : 333_333)));
            book(ledger, chapter, embargoed(word + "bast", article, hidden));
            book(
                    ledger,
                    chapter,
                    proposal(MutationKind.RESERVATION, "2026-O1", expenditure(chapter + "/92/earmark", 2026, hidden)));
            propose(ledger, chapter, embargoed(word + "tak", article, hidden));
        }
        shared = propose(
                ledger,
                "XX",
                withTitle(
                        "Gedeeld",
                        proposal(
                                MutationKind.TRANSFER,
                                "2026-O1",
                                expenditure("XX/37", 2026, -54_321),
                                expenditure("XVII/2", 2026, 54_321))));
        BOOK.awaitProjections();
    }

    private static Proposal embargoed(String title, String item, long thousands) {
        return withCoverage(
                "Pakket",
                withTitle(title, proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure(item, 2026, thousands))));
    }

    private static MutationId propose(LedgerFixture ledger, String chapter, Proposal proposal) {
        MutationId[] made = new MutationId[1];
        ledger.record(actor("first", chapter), id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, proposal);
        });
        return made[0];
    }

    private static void book(LedgerFixture ledger, String chapter, Proposal proposal) {
        MutationId made = propose(ledger, chapter, proposal);
        ledger.record(actor("second", chapter), id -> new Command.ApproveMutation(made));
    }

    private static Actor actor(String person, String chapter) {
        return new Actor(new PersonId(person), Set.of(new ChapterCode(chapter)));
    }

    private static Stream<String> pages() {
        return Stream.of(PAGES);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_shows_the_own_chapter_with_its_embargoed_figures(String path) {
        HttpReply own = reply("proposer", path);

        assertThat(own.body()).containsAnyOf(OWN, "1111111").doesNotContain(OTHER, "7654321", "Vlier", "XVII/1");
        if (own.header("Content-Type").startsWith("text/html")) {
            assertThat(address(own.page())).contains("scope=XX");
            assertThat(own.page().text()).doesNotContain("Wat later komt");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_of_all_chapters_shows_nothing_under_embargo(String path) {
        for (String person : List.of("proposer", "counterpart", "reader")) {
            assertShowsNothingHidden(person, path + "&scope=all");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void address_in_a_chapter_shows_others_only_what_is_public(String path) {
        assertShowsNothingHidden("reader", path + "&scope=XX");
        assertShowsNothingHidden("counterpart", path + "&scope=XX");
        assertShowsNothingHidden("proposer", path + "&scope=XVII");
    }

    private static void assertShowsNothingHidden(String person, String address) {
        assertThat(BOOK.browse(person).get(address).body())
                .as("%s %s", person, address)
                .doesNotContain(OWN, "1111111", OTHER, "7654321", "bast", "-tak", "54.321", "Gedeeld", "8.765.432");
    }

    @Test
    void page_that_an_embargo_cuts_off_says_so_and_leads_to_the_own_chapter() {
        PageDocument all = reply("proposer", "/balances?scope=all").page();

        assertThat(all.links()).contains("/balances?scope=XX");
        assertThat(all.text())
                .contains("222.222", "333.333")
                .contains("Tot en met 2026-OWB. Wat later komt, staat onder embargo voor andere hoofdstukken.")
                .contains("Alleen XX tonen");
        assertThat(page("reader", "/balances?scope=XX"))
                .contains("222.222")
                .doesNotContain("333.333")
                .doesNotContainPattern("Alleen \\w+ tonen");
        assertThat(reply("reader", "/balances?scope=XX").page().text())
                .contains("Tot en met 2026-OWB. Wat later komt, staat onder embargo.");
    }

    @Test
    void own_moment_and_mutation_under_embargo_have_a_badge() {
        String badge = "onder embargo";
        PageDocument own = reply("proposer", "/mutations").page();
        assertThat(own.texts("strong.badge")).contains(badge);
        assertThat(own.texts("option")).contains("2026-O1 (24 april 2026) · onder embargo");
        assertThat(reply("proposer", "/mutations/" + shared).page().texts("strong.badge"))
                .contains(badge);
        assertThat(reply("proposer", "/moments").page().texts("strong.badge")).contains(badge);
        PageDocument others = reply("reader", "/mutations").page();
        assertThat(others.texts(".badge")).doesNotContain(badge);
        assertThat(others.texts("option")).noneMatch(text -> text.startsWith("2026-O1 (24 april 2026)"));
    }

    @Test
    void mutation_of_two_chapters_is_listed_in_both() {
        assertThat(page("proposer", "/mutations")).contains("Gedeeld");
        assertThat(page("counterpart", "/mutations")).contains("Gedeeld").doesNotContain("Iepbast");
        assertThat(page("proposer", "/mutations?item=XVII/2"))
                .contains("Gedeeld")
                .doesNotContain("Vlier");
        assertThat(page("proposer", "/mutations?item=XVII/1")).doesNotContain("Vlier", "Gedeeld");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7654321", "Vlierbast", "Vliertak"})
    void search_box_finds_nothing_hidden_of_another_chapter(String text) {
        String found = page("proposer", "/mutations?text=" + text);

        assertThat(found.replace(text, "")).doesNotContain("Vlier", "XVII-2026", OTHER);
        assertThat(page("counterpart", "/mutations?text=Vlierbast")).contains("XVII-2026");
    }

    @Test
    void work_list_is_limited_to_the_chapter() {
        assertThat(page("both", "/worklist?scope=XX")).contains("Ieptak").doesNotContain("Vliertak");
        assertThat(page("both", "/worklist")).contains("Vliertak").doesNotContain("Ieptak");
        assertThat(page("both", "/worklist?scope=all")).contains("Ieptak", "Vliertak");
    }

    @Test
    void address_states_the_chapter_only_for_a_person_with_a_chapter_in_the_book() {
        assertThat(address(reply("counterpart", "/balances?flow=RECEIPTS").page()))
                .contains("flow=RECEIPTS", "scope=XVII");
        assertThat(address(reply("both", "/balances").page())).contains("scope=XVII");
        assertThat(address(reply("nowhere", "/balances").page())).doesNotContain("scope");
        assertThat(address(reply("reader", "/balances").page())).doesNotContain("scope");
        assertThat(page("reader", "/balances")).contains("222.222", "333.333");
        assertThat(page("auditor", "/balances")).doesNotContain("Wat later komt");
    }

    @Test
    void choice_offers_each_own_chapter_and_all() {
        assertThat(aside("both", "/balances?scope=XX").text()).contains("XVII XX alle hoofdstukken");
        assertThat(aside("proposer", "/balances").text())
                .contains("XX alle hoofdstukken")
                .doesNotContain("XVII");
        assertThat(aside("reader", "/balances").attributes("select > option", "value"))
                .contains("XVII", "all");
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

        assertThat(reply("proposer", "/rebuilds?" + point).page().links()).contains("/mutations?" + point);
        assertThat(aside("proposer", "/rebuilds?" + point).text())
                .contains("Deze pagina toont nu. U koos: bekend op " + known, "gepresenteerd t/m 2026-OWB")
                .contains("Terug naar nu");
    }

    @Test
    void banner_names_the_point_in_time_and_leads_back_to_now() {
        PageDocument aside =
                aside("proposer", "/balances?flow=RECEIPTS&effectiveOn=2026-01-31&moment=2026-OWB&scope=XX");

        assertThat(aside.text())
                .contains("U kijkt niet naar nu: geldend op 31-01-2026 gepresenteerd t/m 2026-OWB Terug naar nu");
        assertThat(aside.links()).contains("/balances?flow=RECEIPTS&scope=XX");
        assertThat(aside("proposer", "/balances").select(".not-now")).isEmpty();
    }

    private static PageDocument aside(String person, String address) {
        return PageDocument.parse(reply(person, address).page().element("aside").outerHtml());
    }

    /** The address of a page, as the link to it in the other language has it. */
    private static String address(PageDocument page) {
        return page.attribute("[hreflang=en]", "href");
    }

    private static String page(String person, String address) {
        return reply(person, address).body();
    }

    private static HttpReply reply(String person, String address) {
        HttpReply reply = BOOK.browse(person)
                .send(HttpRequest.newBuilder(BOOK.uri(address)).header("Accept", "text/html"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }
}
