package nl.mutatieboek.oversight.sample;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Samples as auditors ask for them, each drawn a second time here as docs/reference/sampling.md says, from the export of the postings.
 */
@Tag("application")
class AuditSampleApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static long known;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .embargoedMoment("2026-O2", "2026-11-28")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91");
        for (int i = 1; i <= 12; i++) {
            ledger.book(proposal(
                    MutationKind.RE_ESTIMATE,
                    i % 2 == 0 ? "2026-OWB" : "2026-O1",
                    expenditure("XX/37", 2026, i * i * 100L),
                    expenditure("XX/91", 2027, -i),
                    posting("XX/91", Flow.RECEIPTS, 2026, i == 5 ? 0 : 7)));
        }
        MutationId wrong = ledger.book(proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                expenditure("XVII/~", 2026, -3_000),
                expenditure("XX/37", 2026, 3_000)));
        known = ledger.ledgerNumber();
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE,
                "2026-OWB",
                IntStream.rangeClosed(1, 150)
                        .mapToObj(i -> expenditure("XX/91", 2028, i))
                        .toArray(Posting[]::new)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 99_999)));
        ledger.reject(
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 88_888))));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O2", expenditure("XX/37", 2026, 77_777)));
        ledger.reverse(wrong);
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=1&size=5",
                "seed=een%20andere%20tekst&size=5",
                "seed=1&size=1000",
                "seed=1&size=7&method=monetary",
                "seed=2&size=60&method=monetary",
                "seed=1&size=9&method=monetary&item=XX/91",
                "seed=1&size=9&flow=RECEIPTS",
                "seed=1&size=4&year=2027&method=monetary",
                "seed=1&size=4&moment=2026-OWB",
            })
    void sample_equals_one_drawn_again_by_the_documented_rule(String question) throws NoSuchAlgorithmException {
        String requested = question + "&knownAt=" + known;
        HttpReply sample = BOOK.as("auditor").get("/v1/samples?" + requested);
        List<JsonNode> population = population(requested);

        assertThat(sample.status()).as(sample.body()).isEqualTo(200);
        assertThat(sample.json().at("/units").asInt())
                .isEqualTo(population.size())
                .isPositive();
        assertThat(sample.json().at("/populationThousands").asLong())
                .isEqualTo(population.stream()
                        .mapToLong(DocumentedSamplingRule::size)
                        .sum());
        assertThat(sample.json().at("/netThousands").asLong())
                .isEqualTo(population.stream()
                        .mapToLong(DocumentedSamplingRule::thousands)
                        .sum());
        assertThat(drawn(sample)).isEqualTo(DocumentedSamplingRule.drawnAgain(requested, population));
        assertThat(sample.text("/headRoot"))
                .isEqualTo(BOOK.as("auditor")
                        .get("/v1/heads/" + known)
                        .body()
                        .lines()
                        .toList()
                        .get(2));
    }

    /** The exported postings of the population. */
    private static List<JsonNode> population(String requested) {
        String axes = requested.replaceAll(".*(&knownAt=[0-9]*).*", "$1")
                + (requested.contains("moment=") ? "&moment=2026-OWB" : "");
        return BOOK.as("auditor")
                .get("/v1/exports/postings?format=jsonl" + axes)
                .body()
                .lines()
                .map(JSON::readTree)
                .filter(row -> !requested.contains("item=XX/91")
                        || row.at("/item").asString().equals("XX/91"))
                .filter(row -> !requested.contains("flow=RECEIPTS")
                        || row.at("/flow").asString().equals("RECEIPTS"))
                .filter(row ->
                        !requested.contains("year=2027") || row.at("/year").asInt() == 2027)
                .toList();
    }

    private static List<String> drawn(HttpReply sample) {
        return sample.json().at("/drawn").findValuesAsString("key");
    }

    @Test
    void sample_is_the_same_after_later_bookings_a_restart_and_a_rebuild() {
        String path = "/v1/samples?seed=2026&size=6&method=monetary&of=mutations&knownAt=" + known;
        String before = BOOK.as("auditor").get(path).body();
        new LedgerFixture(BOOK)
                .book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1_000_000)));
        BOOK.awaitProjections();
        assertThat(BOOK.as("auditor").get(path).body()).isEqualTo(before);

        BOOK.restart();
        BOOK.awaitProjections();
        assertThat(BOOK.as("auditor").get(path).body()).isEqualTo(before);

        String rebuild = BOOK.as("approver").post("/v1/rebuilds", "{}").header("Location");
        await().until(() -> BOOK.as("approver").get(rebuild).text("/state").equals("EQUAL"));
        assertThat(BOOK.as("auditor").get(path).body()).isEqualTo(before);
        assertThat(BOOK.as("auditor")
                        .get(path.replace("seed=2026", "seed=2027"))
                        .body())
                .isNotEqualTo(before);
    }

    @Test
    void sample_states_an_address_that_always_draws_the_same() {
        HttpReply now = BOOK.as("auditor").get("/v1/samples?seed=a%20b&size=3");
        String address = now.text("/address");

        assertThat(address).isEqualTo("/v1/samples?seed=a%20b&size=3&knownAt=" + now.text("/axes/ledgerNumber"));
        assertThat(drawn(BOOK.as("auditor").get(address))).isEqualTo(drawn(now)).hasSize(3);
    }

    @Test
    void sample_of_mutations_counts_each_mutation_once_with_all_its_postings() {
        HttpReply sample = BOOK.as("auditor").get("/v1/samples?seed=1&of=mutations&knownAt=" + known);

        assertThat(sample.json().at("/units").asInt()).isEqualTo(13);
        assertThat(drawn(sample)).hasSize(13).doesNotHaveDuplicates();
        assertThat(sample.json()
                        .at("/drawn")
                        .valueStream()
                        .mapToLong(one -> one.at("/size").asLong())
                        .sum())
                .isEqualTo(sample.json().at("/populationThousands").asLong());
    }

    @ParameterizedTest
    @CsvSource({
        "amount=3000, 2",
        "amount=-3000, 1",
        "kind=TRANSFER, 2",
        "text=fewer%20places, 36",
        "item=XVII, 1",
        "person=counterpart, 2"
    })
    void sample_population_is_what_the_search_criteria_find(String search, int units) {
        assertThat(BOOK.as("auditor")
                        .get("/v1/samples?seed=1&knownAt=" + known + "&" + search)
                        .json()
                        .at("/units")
                        .asInt())
                .isEqualTo(units);
    }

    @Test
    void sample_for_a_reader_is_drawn_from_visible_postings_only() {
        HttpReply all = BOOK.as("auditor").get("/v1/samples?seed=1&size=1000");
        HttpReply presented = BOOK.as("reader").get("/v1/samples?seed=1&size=1000");

        assertThat(all.body()).contains("77777");
        assertThat(presented.body()).doesNotContain("77777");
        assertThat(presented.json().at("/units").asInt())
                .isLessThan(all.json().at("/units").asInt());
        assertThat(presented.text("/axes/moment")).isEqualTo("2026-O1");
        assertThat(presented.text("/address")).endsWith("&moment=2026-O1");
        assertThat(drawn(BOOK.as("auditor").get(presented.text("/address")))).isEqualTo(drawn(presented));
        assertThat(BOOK.as("reader").get("/v1/samples?seed=1&moment=2026-O2").status())
                .isEqualTo(403);
    }

    @Test
    void sample_file_states_in_each_row_how_it_was_drawn() {
        String requested = "seed=%3D1%2B1&size=4&method=monetary&knownAt=" + known;
        HttpReply csv = BOOK.as("auditor").get("/v1/exports/samples?format=csv&" + requested);
        HttpReply page = BOOK.browse("auditor").get("/samples/files/csv?" + requested);
        String root = BOOK.as("auditor").get("/v1/samples?" + requested).text("/headRoot");
        // Each 64th root begins with a plus, which a spreadsheet would take for a formula.
        String cell = root.startsWith("+") ? "'" + root : root;

        assertThat(csv.body().lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains(",postings,monetary,'=1+1,38,")
                        .endsWith("," + known + "," + cell));
        assertThat(page.body()).isEqualTo(csv.body());
    }

    @Test
    void sample_page_shows_the_drawn_units_and_the_root_of_the_head() {
        ApplicationFixture.PageClient browser = BOOK.browse("auditor");
        String page = browser.get("/samples?seed=1&size=5&knownAt=" + known).body();
        HttpReply sample = BOOK.as("auditor").get("/v1/samples?seed=1&size=5&knownAt=" + known);

        assertThat(PageDocument.parse(page).rows()).hasSize(6);
        drawn(sample).forEach(key -> assertThat(page).contains(">" + key + "<"));
        assertThat(page).contains(sample.text("/headRoot"));
        assertThat(browser.get("/samples").page().text()).contains("Kies een beginwaarde om te trekken.");
    }

    /** However many are drawn, a page stays one that can be read; the file has them all. */
    @Test
    void sample_page_shows_the_first_100_units_and_says_so() {
        ApplicationFixture.PageClient browser = BOOK.browse("auditor");
        String page = browser.get("/samples?seed=1&size=1000&year=2028").body();

        assertThat(PageDocument.parse(page).rows()).hasSize(101);
        assertThat(page).hasSizeLessThan(150_000);
        assertThat(PageDocument.parse(page).text())
                .contains("Hier staan de eerste 100 van 150; een bestand bevat ze alle.");
        assertThat(browser.get("/samples/files/csv?seed=1&size=1000&year=2028")
                        .body()
                        .lines())
                .hasSize(151);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"size=0", "size=1001", "method=mus", "of=lines", "seed=%20", "year=x", "state=X", "colour=red"})
    void sample_query_with_an_unreadable_parameter_is_refused(String wrong) {
        String question = wrong.startsWith("seed") ? wrong : "seed=1&" + wrong;

        assertThat(BOOK.as("auditor").get("/v1/samples?" + question).status()).isEqualTo(400);
        assertThat(BOOK.browse("auditor").get("/samples?" + question).status()).isEqualTo(400);
        assertThat(BOOK.as("auditor").get("/v1/samples").status()).isEqualTo(400);
    }

    /** The page tells of what can be drawn before a seed is chosen; nothing else has an answer to that. */
    @ParameterizedTest
    @CsvSource({
        "/v1/samples?seed=&size=5, 400",
        "/v1/exports/samples?seed=&format=csv, 400",
        "/samples/files/csv?seed=, 400",
        "/samples?seed=, 200",
        "/samples?seed=&size=, 200",
        "/samples/files/xlsx?seed=1, 404",
    })
    void sample_without_a_seed_is_refused(String path, int status) {
        assertThat((path.startsWith("/v1/")
                                ? BOOK.as("auditor").get(path)
                                : BOOK.browse("auditor").get(path))
                        .status())
                .isEqualTo(status);
    }

    /** The same for all readers with the same rights, however the seed is encoded. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "99999999999999999999999999", "é", "e\u0301", "😀", "a:b", "1 ", " 1", "%", "+"})
    void sample_accepts_any_text_as_seed_and_uses_it_literally(String seed) throws NoSuchAlgorithmException {
        String requested =
                "/v1/samples?size=1000&knownAt=" + known + "&seed=" + URLEncoder.encode(seed, StandardCharsets.UTF_8);
        HttpReply sample = BOOK.as("auditor").get(requested);

        assertThat(sample.text("/seed")).isEqualTo(seed);
        String key = sample.text("/drawn/0/key");
        assertThat(sample.text("/drawn/0/tickets/0"))
                .isEqualTo("%064x".formatted(DocumentedSamplingRule.sha256(seed + ":" + key)));
        assertThat(drawn(BOOK.as("approver").get(requested + "&moment=2026-O1")))
                .isNotEmpty()
                .isEqualTo(drawn(BOOK.as("reader").get(requested + "&moment=2026-O1")));
        assertThat(BOOK.as("auditor").get(sample.text("/address")).body()).isEqualTo(sample.body());
    }
}
