package nl.mutatieboek.oversight.authorisation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Presented and authorised amounts, by API and page; they are never confused. */
@Tag("main")
class BudgetAuthorisationApiTest {
    private static final ChapterCode XX = new ChapterCode("XX");

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final Map<String, Long> AFTER = new TreeMap<>();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-NVW-1", "2025-11-01")
                .moment("2026-ISB-1", "2026-03-01")
                .moment("2026-O1", "2026-04-24")
                .moment("2026-SBS", "2026-09-15")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/37/2", "XX/91");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37/2", 2026, 1_000),
                expenditure("XX/37", 2027, 900),
                posting("XX/37", Flow.COMMITMENTS, 2026, 1_100)));
        presented(ledger, "2026-OWB", "36800-XX-1", "2025-09-16");
        AFTER.put("presented", ledger.ledgerNumber());
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-NVW-1", expenditure("XX/37", 2026, 20)));
        adopted(ledger, "2026-OWB", "Stb. 2026, 11", "2026-02-17", "2026-01-01");
        AFTER.put("adopted", ledger.ledgerNumber());
        ledger.moment("2026-VB", "2026-02-17");
        AFTER.put("with adopted budget", ledger.ledgerNumber());
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-ISB-1", expenditure("XX/37", 2026, 300)));
        presented(ledger, "2026-ISB-1", "36900-XX-1", "2026-03-01");
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE,
                "2026-O1",
                expenditure("XX/37", 2026, -50),
                expenditure("XX/37~91", 2026, 5)));
        presented(ledger, "2026-O1", "37000-XX-1", "2026-04-24");
        AFTER.put("more presented", ledger.ledgerNumber());
        adopted(ledger, "2026-O1", "Stb. 2026, 222", "2026-07-01", "2026-06-01");
        AFTER.put("adopted again", ledger.ledgerNumber());
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-SBS", expenditure("XX/37", 2026, 7)));
        BOOK.awaitProjections();
    }

    private static void presented(LedgerFixture ledger, String bill, String document, String on) {
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.PresentBill(XX, Moment.parse(bill), document, LocalDate.parse(on)));
    }

    private static void adopted(LedgerFixture ledger, String bill, String act, String on, String from) {
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.AdoptBill(XX, Moment.parse(bill), act, LocalDate.parse(on), LocalDate.parse(from)));
    }

    private static HttpReply get(String bounds) {
        return BOOK.as("auditor").get("/v1/authorisations?chapter=XX&year=2026" + bounds);
    }

    private static List<String> rows(HttpReply reply) {
        return reply.json()
                .get("authorisations")
                .valueStream()
                .map(row -> "%s %s: %s in %s, %s, room %s"
                        .formatted(
                                row.get("article").asString(),
                                row.get("flow").asString(),
                                row.get("presented"),
                                row.get("presentedIn").asString(""),
                                row.get("authorised"),
                                row.get("room")))
                .toList();
    }

    @Test
    void bill_that_is_not_adopted_authorises_nothing_even_before_a_later_adopted_one() {
        HttpReply reply = get("");

        assertThat(rows(reply))
                .containsExactly(
                        "XX/37 COMMITMENTS: 1100 in 2026-OWB, 1100, room null",
                        "XX/37 EXPENDITURE: 1270 in 2026-O1, 970, room -300",
                        "XX/37~91 EXPENDITURE: 5 in 2026-O1, 5, room null");
        JsonNode act = reply.json().get("act");
        assertThat(act.get("act").asString()).isEqualTo("Stb. 2026, 222");
        assertThat(act.get("bill").asString()).isEqualTo("2026-O1");
        assertThat(act.get("authorisedIn").asString()).isEqualTo("2026-O1");
        assertThat(act.get("effectiveFrom").asString()).isEqualTo("2026-06-01");
        assertThat(reply.json().at("/authorisations/1/pending").asLong()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "presented,           '1000 in 2026-OWB, null, room null'",
        // The book knows no moment of the adopted budget yet; the nota van wijziging was adopted with the bill.
        "adopted,             '1020 in 2026-NVW-1, 1020, room 0'",
        "with adopted budget, '1020 in 2026-NVW-1, 1020, room 0'",
        "more presented,      '1270 in 2026-O1, 1020, room -250'",
        "adopted again,       '1270 in 2026-O1, 970, room -300'"
    })
    void authorised_amount_is_shown_as_known_at_a_ledger_number(String then, String row) {
        assertThat(rows(get("&knownAt=" + AFTER.get(then)))).contains("XX/37 EXPENDITURE: " + row);
    }

    @ParameterizedTest
    @CsvSource({
        "moment=2026-OWB,        '1000 in 2026-OWB, 1000, room 0'",
        "moment=2026-ISB-1,      '1320 in 2026-ISB-1, 1020, room -300'",
        "effectiveOn=2026-05-31, '1270 in 2026-O1, 1020, room -250'",
        "effectiveOn=2026-06-01, '1270 in 2026-O1, 970, room -300'",
        "effectiveOn=2025-12-31, '1020 in 2026-NVW-1, null, room null'"
    })
    void authorised_amount_follows_the_moment_and_effective_day(String axis, String row) {
        assertThat(rows(get("&" + axis))).contains("XX/37 EXPENDITURE: " + row);
    }

    @Test
    void article_without_an_amount_in_the_acts_is_unknown_and_not_zero() {
        HttpReply reply = get("&knownAt=" + AFTER.get("more presented"));
        String page = BOOK.browse("auditor")
                .get("/authorisations?scope=XX&year=2026&knownAt=" + AFTER.get("more presented"))
                .body();

        assertThat(rows(reply)).contains("XX/37~91 EXPENDITURE: 5 in 2026-O1, null, room null");
        assertThat(reply.json().get("authorisations").findValuesAsString("known"))
                .containsExactly("true", "true", "false");
        assertThat(PageDocument.parse(page).rows())
                .contains("artikel 37 of 91, niet gesplitst XX/37~91 | Uitgaven | 5 2026-O1 | niet bekend |  | ");
    }

    @Test
    void act_authorises_its_own_budget_year_only() {
        HttpReply reply = BOOK.as("auditor").get("/v1/authorisations?chapter=XX&year=2027");

        assertThat(rows(reply)).containsExactly("XX/37 EXPENDITURE: 900 in 2026-OWB, null, room null");
        assertThat(reply.json().get("act").isNull()).isTrue();
    }

    @Test
    void authorisation_query_requires_a_known_chapter_and_a_year() {
        assertThat(BOOK.as("auditor").get("/v1/authorisations").status()).isEqualTo(400);
        assertThat(BOOK.as("auditor")
                        .get("/v1/authorisations?chapter=VI&year=2026")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void authorisation_page_shows_presented_and_authorised_amounts_separately() {
        ApplicationFixture.PageClient reader = BOOK.browse("auditor");
        String page = reader.get("/authorisations?scope=XX&year=2026").body();
        String before = reader.get("/authorisations?scope=XX&year=2026&knownAt=" + AFTER.get("presented"))
                .body();

        assertThat(PageDocument.parse(page).rows())
                .contains("Item XX/37 XX/37 · onderdelen en instrumenten | Uitgaven | 1.270 2026-O1 | 970 2026-O1 | ‒"
                        + " 300 | 7");
        assertThat(PageDocument.parse(page).text()).contains("Stb. 2026, 222").contains("aangenomen op 1 juli 2026");
        assertThat(PageDocument.parse(before).text())
                .contains("Van 2026 kent het boek geen aangenomen wet: niets is geautoriseerd.");
        assertThat(PageDocument.parse(before).rows())
                .contains("Item XX/37 XX/37 · onderdelen en instrumenten | Uitgaven | 1.000 2026-OWB | nog niet |  | ");
        assertThat(reader.get("/balances").page().links()).contains("/authorisations");
    }

    @Test
    void authorisation_file_has_the_as_of_of_the_page() {
        ApplicationFixture.PageClient reader = BOOK.browse("auditor");
        String requested = "?chapter=XX&year=2026&knownAt=" + AFTER.get("presented");
        String page = reader.get("/authorisations" + requested.replace("chapter", "scope"))
                .body();
        ApplicationFixture.HttpReply file = reader.get("/authorisations/files/csv" + requested);

        assertThat(page).contains("/authorisations/files/csv?").contains("knownAt=" + AFTER.get("presented"));
        assertThat(file.header("Content-Disposition"))
                .contains("mutatieboek-authorisations-XX-2026-" + AFTER.get("presented") + ".csv");
        assertThat(file.body().lines())
                .contains(
                        "article,name,flow,presented,presentedIn,pending,authorised,known,room",
                        "XX/37,Item XX/37,EXPENDITURE,1000,2026-OWB,0,,false,");
        assertThat(reader.get("/authorisations/files/pdf" + requested).status()).isEqualTo(404);
        assertThat(reader.get("/authorisations/files/csv?chapter=XX").status()).isEqualTo(400);
    }
}
