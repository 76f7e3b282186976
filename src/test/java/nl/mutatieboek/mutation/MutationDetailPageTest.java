package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of one mutation, and its actions. */
@Tag("application")
class MutationDetailPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static final String REVERSAL = "form[action$=/reversals]";

    private static LedgerFixture scribe;

    @BeforeAll
    static void write() {
        scribe = new LedgerFixture(BOOK);
        scribe.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91");
    }

    private static Proposal transfer() {
        return proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                new Posting(
                        expenditure("XVII/~", 2026, -10_000).item(),
                        Flow.EXPENDITURE,
                        expenditure("XVII/~", 2026, 0).year(),
                        expenditure("XVII/~", 2026, -10_000).thousands(),
                        Basis.INFERRED,
                        "No document of <XVII> was found.",
                        null),
                expenditure("XX/37", 2026, 10_000),
                expenditure("XVII/~", 2028, -7),
                expenditure("XX/37", 2028, 7),
                posting("XX/37", Flow.COMMITMENTS, 2026, 10_000),
                posting("XVII/~", Flow.COMMITMENTS, 2026, -10_000));
    }

    private static Proposal estimate(long thousands) {
        return proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, thousands));
    }

    @Test
    void mutation_page_shows_postings_in_a_grid_of_items_and_years_per_flow() {
        PageDocument page = page("auditor", scribe.propose(transfer()));

        assertThat(page.rows())
                .filteredOn(row -> !row.startsWith("Straks"))
                .map(row -> row.replaceFirst("[|] Nu [|].*", "| Nu"))
                .containsExactly(
                        "Begrotingspost | Stand | 2026 | 2028",
                        "artikel niet bekend XVII/~ aangenomen No document of <XVII> was found. | Nu",
                        "Mutatie | ‒ 10.000 | ‒ 7",
                        "Item XX/37 XX/37 | Nu",
                        "Mutatie | 10.000 | 7",
                        "Totaal | 0 | 0",
                        "Begrotingspost | Stand | 2026",
                        "artikel niet bekend XVII/~ | Nu",
                        "Mutatie | ‒ 10.000",
                        "Item XX/37 XX/37 | Nu",
                        "Mutatie | 10.000",
                        "Totaal | 0");
        assertThat(page.links()).contains("/trail?item=XVII/~&flow=COMMITMENTS&year=2026");
    }

    @Test
    void mutation_page_shows_explanation_source_rule_and_outstanding_consents() {
        assertThat(text("auditor", scribe.propose(transfer())))
                .contains("TRANSFER in 2026-OWB")
                .contains("voorgesteld overboeking")
                .contains("Wacht op goedkeuring door een tweede persoon van hoofdstuk XX"
                        + " bevestiging door hoofdstuk XVII (één persoon)")
                .contains("Waarom because")
                .contains("Bron 36800-XX-2 table 1 Regel van deze soort een overboeking raakt precies twee"
                        + " hoofdstukken en is per stroom en jaar samen nul; beide stemmen in Herkomst van het"
                        + " bedrag gelezen Moment 2026-OWB Ingangsdatum 16 september 2025 Meerjarige doorwerking"
                        + " onbekend")
                .contains("voorgesteld door proposer");
    }

    @Test
    void mutation_page_is_shown_in_english_on_request() {
        MutationId mutation = scribe.propose(transfer());

        assertThat(BOOK.browse("auditor")
                        .get("/mutations/" + mutation + "?lang=en")
                        .page()
                        .text())
                .contains("proposed transfer")
                .contains("confirmation by chapter XVII (one person)")
                .contains("Effective from 16 September 2025");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        proposer,    Intrekken
        approver,    Goedkeuren Afwijzen Terugzenden
        counterpart, Bevestigen Afwijzen Terugzenden
        auditor,     ''
        """)
    void mutation_page_offers_only_the_actions_allowed_to_the_user(String name, String deeds) {
        PageDocument page = page(name, scribe.propose(transfer()));

        assertThat(String.join(
                        " ",
                        page.texts("main button[type=submit]:not(.timebar"
                                + " button):not([aria-labelledby=attachments] button)")))
                .isEqualTo(deeds);
        assertThat(page.text().contains("een ander is aan zet")).isEqualTo(deeds.isEmpty());
    }

    @Test
    void mutation_page_books_with_the_last_consent_and_names_who_gave_each() {
        MutationId mutation = scribe.propose(transfer());
        submitAction("approver", mutation, "approvals", "");

        assertThat(submitAction("counterpart", mutation, "confirmations", "")
                        .page()
                        .text())
                .contains("geboekt overboeking")
                .doesNotContain("Wacht op")
                .containsSubsequence(
                        "voorgesteld door proposer",
                        "goedgekeurd door approver",
                        "bevestigd voor XVII door counterpart",
                        "geboekt door counterpart");
    }

    @Test
    void mutation_page_shows_the_reason_of_a_return_as_escaped_text() {
        MutationId mutation = scribe.propose(estimate(5));

        assertThat(submitAction("approver", mutation, "returns", "Eerst <b>rekenen</b>\r\ndan vragen")
                        .page()
                        .text())
                .contains("teruggezonden: Eerst <b>rekenen</b> dan vragen");
    }

    @Test
    void mutation_page_shows_the_remark_of_a_consent_as_escaped_text() {
        MutationId mutation = scribe.propose(estimate(7));
        PageDocument before = page("approver", mutation);
        assertThat(before.select("textarea[name=remark]")).hasSize(1);
        assertThat(before.text()).contains("Opmerking toevoegen");

        HttpReply approved = submitAction("approver", mutation, "approvals", "remark", "Mits <b>de brief</b> volgt");

        assertThat(approved.page().text()).contains("Mits <b>de brief</b> volgt");
    }

    @Test
    void mutation_page_keeps_a_remark_that_is_too_long() {
        MutationId mutation = scribe.propose(estimate(8));
        long before = BOOK.ledgerNumber();

        HttpReply reply = submitAction("approver", mutation, "approvals", "remark", "x".repeat(2_001));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.page().fieldError("approvals-remark")).isNotBlank();
        assertThat(reply.page().links()).contains("#approvals-remark");
        assertThat(reply.page().text("#approvals-remark")).isEqualTo("x".repeat(2_001));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejections", "returns"})
    void mutation_page_requires_a_reason_for_rejection_or_return(String deed) {
        MutationId mutation = scribe.propose(estimate(6));
        long before = BOOK.ledgerNumber();

        HttpReply reply = submitAction("approver", mutation, deed, " ");

        assertThat(reply.status()).isEqualTo(400);
        PageDocument page = reply.page();
        assertThat(page.fieldError("reason")).isEqualTo("Vul een reden in");
        assertThat(page.texts("[role=alert] a[href=#reason]")).containsExactly("Vul een reden in");
        assertThat(page.title()).startsWith("Fout: ");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void mutation_page_shows_a_refusal_with_the_current_state() {
        MutationId mutation = scribe.propose(estimate(7));

        HttpReply reply = submitAction("proposer", mutation, "approvals", "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.page().text())
                .contains("Opsteller mag niet meebeslissen")
                .contains("Wacht op");
    }

    @Test
    void mutation_page_forbids_actions_for_an_auditor() {
        MutationId mutation = scribe.propose(estimate(8));

        HttpReply reply = submitAction("auditor", mutation, "approvals", "");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.page().heading()).isEqualTo("Niet toegestaan");
    }

    @Test
    void consent_form_sent_twice_is_recorded_once() {
        MutationId mutation = scribe.propose(estimate(9));
        PageClient approver = BOOK.browse("approver");
        PageDocument page = approver.get("/mutations/" + mutation).page();
        String[] form = {"_csrf", page.csrf(), "key", page.attribute("[name=key]", "value")};

        assertThat(approver.submit("/mutations/" + mutation + "/approvals", form)
                        .status())
                .isEqualTo(200);
        long after = BOOK.ledgerNumber();
        assertThat(approver.submit("/mutations/" + mutation + "/approvals", form)
                        .status())
                .isEqualTo(200);
        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
    }

    @Test
    void reversal_form_is_shown_for_a_booked_mutation_to_those_who_may_propose_it() {
        MutationId booked = scribe.book(estimate(21));
        MutationId pending = scribe.propose(estimate(22));

        assertThat(page("proposer", booked).attributes("form", "action"))
                .containsOnlyOnce("/mutations/" + booked + "/reversals");
        assertThat(page("proposer", pending).select(REVERSAL)).isEmpty();
        assertThat(page("auditor", booked).select(REVERSAL)).isEmpty();
        assertThat(page("counterpart", booked).select(REVERSAL)).isEmpty();
        assertThat(BOOK.browse("proposer")
                        .get("/mutations/" + booked + "?knownAt=" + BOOK.ledgerNumber())
                        .page()
                        .select(REVERSAL))
                .isEmpty();
    }

    @Test
    void reversal_form_proposes_a_reversal_in_another_moment_and_from_another_day() {
        MutationId booked = scribe.book(estimate(23));

        HttpReply reversal = reverse(booked, "Dubbel geboekt", "2026-O1", "1 mei 2026");

        assertThat(reversal.status()).isEqualTo(200);
        assertThat(reversal.page().text())
                .contains("voorgesteld tegenboeking")
                .contains("Neemt terug:")
                .contains("Dubbel geboekt")
                .contains("Moment 2026-O1 Ingangsdatum 1 mei 2026");
        // While it is pending no second one is offered.
        assertThat(page("proposer", booked).select(REVERSAL)).isEmpty();
        assertThat(text("proposer", booked)).contains("tegenboeking voorgesteld");
    }

    @Test
    void invalid_reversal_form_shows_field_errors_and_keeps_its_input() {
        MutationId booked = scribe.book(estimate(24));
        long before = BOOK.ledgerNumber();

        HttpReply wrong = reverse(booked, " ", "morgen", "2026-13-01");
        HttpReply refused = reverse(booked, "Toch niet", "2031-OWB", "");

        assertThat(wrong.status()).isEqualTo(400);
        PageDocument form = wrong.page();
        assertThat(form.select("details.asked[open] " + REVERSAL)).hasSize(1);
        assertThat(form.fieldError("reversal-reason")).isEqualTo("Vul een reden in");
        assertThat(form.fieldError("reversal-moment")).isNotBlank();
        assertThat(form.fieldError("reversal-effectiveOn")).isNotBlank();
        assertThat(form.attribute("#reversal-effectiveOn", "value")).isEqualTo("2026-13-01");
        assertThat(form.attribute("#reversal-effectiveOn", "aria-describedby")).endsWith(" reversal-effectiveOn-help");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("[role=alert]")).hasSize(1);
        assertThat(refused.page().text("#reversal-reason")).isEqualTo("Toch niet");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void mutation_is_reversed_once_by_concurrent_reversal_forms() throws Exception {
        MutationId booked = scribe.book(estimate(25));
        MutationId other = scribe.book(estimate(26));
        String[] form = {
            "_csrf",
            "",
            "key",
            UUID.randomUUID().toString(),
            "reason",
            "Dubbel geboekt",
            "moment",
            "",
            "effectiveOn",
            ""
        };
        long before = BOOK.ledgerNumber();
        try (ExecutorService all = Executors.newFixedThreadPool(4)) {
            List<Future<HttpReply>> replies = Stream.of("proposer", "approver", "proposer", "approver")
                    .map(name -> all.submit(() -> reverse(name, booked, "Dubbel geboekt", "", "")))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpReply> reply : replies) {
                statuses.add(reply.get().status());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        }
        long once = BOOK.ledgerNumber() - before;

        PageClient browser = BOOK.browse("proposer");
        form[1] = browser.get("/mutations/" + other).page().csrf();
        browser.submit("/mutations/" + other + "/reversals", form);
        long sent = BOOK.ledgerNumber();
        assertThat(sent - before).isEqualTo(2 * once);
        assertThat(browser.submit("/mutations/" + other + "/reversals", form)
                        .page()
                        .text())
                .contains("Neemt terug:");
        form[5] = "Een andere reden";
        assertThat(browser.submit("/mutations/" + other + "/reversals", form).status())
                .isEqualTo(422);
        assertThat(BOOK.ledgerNumber()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31-02-2026", "29 februari 2025", "2026-11-24T25:00", "0", "9999-99-99"})
    void reversal_form_with_an_invalid_day_is_refused(String day) {
        MutationId booked = scribe.book(estimate(27));
        long before = BOOK.ledgerNumber();

        HttpReply wrong = reverse(booked, "Dubbel geboekt", "", day);

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.page().fieldError("reversal-effectiveOn")).isNotBlank();
        assertThat(wrong.page().attribute("#reversal-effectiveOn", "value")).isEqualTo(day);
        assertThat(reverse(booked, "é".repeat(2_001), "", "").status()).isEqualTo(400);
        for (String name : List.of("counterpart", "auditor", "reader")) {
            assertThat(reverse(name, booked, "Dubbel geboekt", "", "").status()).isIn(403, 409);
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    private static HttpReply reverse(MutationId mutation, String reason, String moment, String effectiveOn) {
        return reverse("proposer", mutation, reason, moment, effectiveOn);
    }

    private static HttpReply reverse(
            String name, MutationId mutation, String reason, String moment, String effectiveOn) {
        PageClient browser = BOOK.browse(name);
        return browser.submit(
                "/mutations/" + mutation + "/reversals",
                "_csrf",
                browser.get("/mutations/" + mutation).page().csrf(),
                "key",
                UUID.randomUUID().toString(),
                "reason",
                reason,
                "moment",
                moment,
                "effectiveOn",
                effectiveOn);
    }

    @Test
    void mutation_page_names_its_rule_and_links_each_action_to_the_state_at_that_time() {
        MutationId mutation = scribe.propose(transfer());
        long proposed = scribe.ledgerNumber();
        scribe.approve(mutation);
        PageDocument page = page("auditor", mutation);

        assertThat(page.text()).contains("Regel van deze soort een overboeking raakt");
        assertThat(page.links())
                .contains("/mutations/" + mutation + "?knownAt=" + scribe.ledgerNumber())
                .contains("/mutations/" + mutation + "?knownAt=" + proposed);
        assertThat(BOOK.browse("auditor")
                        .get("/mutations/" + mutation + "?knownAt=" + proposed)
                        .page()
                        .text())
                .contains("voorgesteld overboeking");
    }

    @Test
    void mutation_page_links_to_reversal_and_correction_and_back() {
        MutationId mistake = scribe.book(estimate(-11));
        MutationId reversal = scribe.reverse(mistake);
        MutationId correction = scribe.propose(correcting(mistake));
        BOOK.awaitProjections();

        assertThat(page("auditor", mistake).links()).contains("/mutations/" + reversal, "/mutations/" + correction);
        assertThat(text("auditor", mistake)).contains("Teruggenomen door tegenboeking", "Vervangen door");
        assertThat(text("auditor", reversal)).contains("Neemt terug:");
        assertThat(page("auditor", reversal).links()).contains("/mutations/" + mistake);
        assertThat(text("auditor", correction)).contains("Vervangt:");
        assertThat(page("auditor", correction).links()).contains("/mutations/" + mistake);
    }

    private static Proposal correcting(MutationId mistake) {
        Proposal plain = estimate(-1);
        return new Proposal(
                plain.kind(),
                "<script>alert(1)</script>",
                plain.explanation(),
                plain.moment(),
                null,
                null,
                plain.continuation(),
                plain.basis(),
                plain.source(),
                false,
                null,
                plain.precision(),
                plain.particulars(),
                null,
                null,
                mistake,
                null,
                plain.postings());
    }

    @Test
    void mutation_page_escapes_markup_in_texts() {
        MutationId mistake = scribe.book(estimate(-12));
        scribe.reverse(mistake);

        PageDocument page = page("auditor", scribe.propose(correcting(mistake)));
        assertThat(page.text("h1 > span")).isEqualTo("<script>alert(1)</script>");
        assertThat(page.select("script:not([src])")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nothing, Niet gevonden", "00000000-0000-0000-0000-000000000000, Onbekende mutatie"})
    void mutation_page_of_an_unknown_mutation_is_reported_with_404(String id, String title) {
        HttpReply reply = BOOK.browse("auditor").get("/mutations/" + id);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.page().heading()).isEqualTo(title);
    }

    @Test
    void mutation_page_at_an_earlier_as_of_shows_the_state_then_without_actions() {
        MutationId mutation = scribe.propose(transfer());
        long proposed = scribe.ledgerNumber();
        submitAction("approver", mutation, "approvals", "");
        long approved = BOOK.ledgerNumber();
        submitAction("counterpart", mutation, "confirmations", "");
        BOOK.awaitProjections();
        PageClient counterpart = BOOK.browse("counterpart");
        String address = "/mutations/" + mutation + "?knownAt=";
        PageDocument then = counterpart.get(address + approved).page();

        assertThat(then.text())
                .contains("goedgekeurd overboeking")
                .contains("Zo kende het boek deze mutatie")
                .contains("Wacht op bevestiging door hoofdstuk XVII")
                .contains("goedgekeurd door approver")
                .doesNotContain("bevestigd voor XVII")
                .doesNotContain("Bevestigen");
        assertThat(then.links()).anyMatch(link -> link.endsWith("&year=2026&knownAt=" + approved));
        assertThat(counterpart.get(address + proposed).page().text())
                .contains("voorgesteld overboeking")
                .doesNotContain("goedgekeurd door approver");
        HttpReply before = counterpart.get(address + (proposed - 2));
        assertThat(before.status()).isEqualTo(404);
        assertThat(before.page().text()).contains("Op volgnummer").contains("kende het boek deze mutatie nog niet");
        assertThat(counterpart
                        .get("/mutations/" + UUID.randomUUID() + "?knownAt=1")
                        .page()
                        .heading())
                .isEqualTo("Onbekende mutatie");
    }

    @Test
    void mutation_page_at_an_earlier_as_of_hides_a_later_reversal() {
        MutationId mistake = scribe.book(estimate(3));
        long booked = scribe.ledgerNumber();
        scribe.reverse(mistake);
        BOOK.awaitProjections();

        assertThat(text("auditor", mistake)).contains("Teruggenomen door tegenboeking");
        assertThat(BOOK.browse("auditor")
                        .get("/mutations/" + mistake + "?knownAt=" + booked)
                        .page()
                        .text())
                .contains("geboekt ramingsbijstelling")
                .doesNotContain("tegenboeking");
    }

    private static PageDocument page(String name, MutationId mutation) {
        HttpReply reply = BOOK.browse(name).get("/mutations/" + mutation);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.page();
    }

    private static String text(String name, MutationId mutation) {
        return page(name, mutation).text();
    }

    /** Does it as a form does; what comes back is the page after it. */
    private static HttpReply submitAction(String name, MutationId mutation, String deed, String reason) {
        return submitAction(name, mutation, deed, "reason", reason);
    }

    private static HttpReply submitAction(String name, MutationId mutation, String deed, String field, String value) {
        PageClient browser = BOOK.browse(name);
        return browser.submit(
                "/mutations/" + mutation + "/" + deed,
                "_csrf",
                browser.get("/mutations/" + mutation).page().csrf(),
                "key",
                UUID.randomUUID().toString(),
                field,
                value);
    }
}
