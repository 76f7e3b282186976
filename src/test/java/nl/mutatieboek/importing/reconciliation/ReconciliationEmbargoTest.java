package nl.mutatieboek.importing.reconciliation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A reconciliation covers the chapters of the file, whatever its parameters say. */
@Tag("application")
class ReconciliationEmbargoTest {
    private static final String BALANCES =
            "moment,document,chapter,article,article_part,flow,year,amount_thousands,budget_year,precision_thousands\n";
    private static final String STATEMENTS =
            "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting,Artikel nummer,Artikel,"
                    + "Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,"
                    + "Stand tweede suppletoire,Realisatie\n";
    private static final String OF_XX = BALANCES + "O1,D,XX,37,,U,2026,5,2026,1\n";
    private static final String OF_BOTH = OF_XX + "O1,D,XVII,1,,U,2026,5,2026,1\n";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/38", "XVII/1");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        ledger.book(withTitle(
                "Kornoelje",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-O1",
                        expenditure("XX/37", 2026, 7_654_321),
                        expenditure("XX/38", 2026, 7_654_321))));
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        format=balances&chapter=XVII                          | balances
        format=balances                                       | balances
        format=balances&chapter=XVII&all=true                 | both
        format=begrotingsstaten&chapter=XVII                  | statements
        format=sheet&chapter=XVII                             | sheet
        format=sheet&chapter=XVII&moment=2026-OWB             | sheet
        """)
    void reconciliation_shows_nothing_under_embargo_to_another_chapter(String query, String file) {
        long last = lastRead();

        HttpReply reply = send("counterpart", "?" + query, file(file));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("7654321", "7655321", "Kornoelje");
        assertThat(readsAfter(last)).isEmpty();
    }

    @Test
    void reconciliation_at_a_moment_under_embargo_is_refused_for_the_files_chapter() {
        assertThat(send("counterpart", "?format=sheet&chapter=XVII&moment=2026-O1", file("sheet"))
                        .text("/type"))
                .endsWith(":under-embargo");
    }

    @Test
    void reconciliation_shows_the_own_chapter_its_figures_and_records_the_read() {
        long last = lastRead();

        assertThat(send("proposer", "?format=balances", OF_XX).body()).contains("7655321", "Kornoelje");
        assertThat(readsAfter(last)).containsExactly("POST /v1/reconciliations [\"XX\"] [\"2026-O1\"]");
    }

    @Test
    void reconciliation_of_two_chapters_hides_the_embargo_from_a_reader_of_one() {
        assertThat(send("proposer", "?format=balances", OF_BOTH).body()).doesNotContain("7655321", "Kornoelje");
    }

    @Test
    void recorded_read_of_a_reconciliation_names_the_chapters_of_the_file() {
        long last = lastRead();

        assertThat(send("auditor", "?format=balances&chapter=XVII", OF_XX).body())
                .contains("7655321");
        assertThat(readsAfter(last)).containsExactly("POST /v1/reconciliations [\"XX\"] [\"2026-O1\"]");
    }

    @Test
    void reconciliation_page_applies_the_embargo_of_the_files_chapters() {
        assertThat(page("counterpart")).doesNotContain("7.655.321", "Kornoelje");
        assertThat(page("proposer")).contains("7.655.321", "Kornoelje");
    }

    private static String page(String who) {
        PageClient browser = BOOK.browse(who);
        String token = browser.get("/reconciliation").page().csrf();
        HttpReply reply = browser.send(new MultipartForm("standen.csv", OF_XX)
                .writeTo(
                        HttpRequest.newBuilder(BOOK.uri("/reconciliation")),
                        "_csrf",
                        token,
                        "format",
                        "balances",
                        "chapter",
                        "XVII"));
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private static String file(String name) {
        return switch (name) {
            case "balances" -> OF_XX;
            case "both" -> OF_BOTH;
            case "statements" -> STATEMENTS + "2026,U,XX,Begroting,37,Artikel,,,5,,\n";
            case "sheet" -> "hoofdstuk;artikel;stroom;jaar;bedrag\nXX;37;U;2026;5\n";
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static HttpReply send(String who, String query, String content) {
        return BOOK.as(who)
                .send(new MultipartForm("blad.csv", content)
                        .writeTo(BOOK.as(who)
                                .request("/v1/reconciliations" + query)
                                .header("Idempotency-Key", UUID.randomUUID().toString())));
    }

    private static long lastRead() {
        long last = 0;
        for (JsonNode read : reads(0)) {
            last = read.at("/number").asLong();
        }
        return last;
    }

    private static List<String> readsAfter(long number) {
        List<String> recorded = new ArrayList<>();
        reads(number)
                .forEach(read -> recorded.add(
                        read.at("/request").asString() + " " + read.at("/chapters") + " " + read.at("/moments")));
        return recorded;
    }

    private static JsonNode reads(long after) {
        return BOOK.as("auditor")
                .get("/v1/embargoed-reads?limit=1000&after=" + after)
                .json()
                .at("/reads");
    }
}
