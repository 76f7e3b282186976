package nl.mutatieboek.oversight.coverage;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Coverage packages, by API and page. */
@Tag("main")
class CoveragePackageApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final String ODD = "Asiel & opvang 1/2 {a+b} 100%?";

    private static MutationId spent;
    private static long afterSpending;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").moment("2026-O1", "2026-04-24");
        ledger.chapter("XX").chapter("XVII").items(2025, "XX/37", "XX/91");
        spent = ledger.book(covering(ODD, "2026-OWB", expenditure("XX/37", 2026, 100), expenditure("XX/37", 2027, 40)));
        afterSpending = ledger.ledgerNumber();
        ledger.book(covering(ODD, "2026-O1", expenditure("XX/91", 2026, -100)));
        ledger.propose(covering(ODD, "2026-O1", expenditure("XX/91", 2027, -30)));
        ledger.reject(ledger.propose(covering(ODD, "2026-O1", expenditure("XX/91", 2027, -10))));
        MutationId mistake = ledger.book(covering("Vergissing", "2026-OWB", expenditure("XX/37", 2026, 7)));
        ledger.reverse(mistake);
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 5)));
        ledger.book(covering(
                "Wat binnenkomt",
                "2026-OWB",
                expenditure("XX/37", 2026, 60),
                posting("XX/37", Flow.COMMITMENTS, 2026, 50),
                posting("XX/91", Flow.RECEIPTS, 2026, 60),
                posting("XX/91", Flow.RECEIPTS, 2027, 9),
                posting("XX/91", Flow.COMMITMENTS, 2028, 1)));
        ledger.book(covering("Dekking Asiel", "2026-OWB", expenditure("XX/37", 2026, 8)));
        ledger.book(covering("dekking asiel", "2026-OWB", expenditure("XX/91", 2026, -8)));
        ledger.propose(covering(
                "Zonder boeking",
                "2026-OWB",
                expenditure("XX/37", 2026, 3),
                posting("XX/37", Flow.COMMITMENTS, 2026, 3)));
        BOOK.awaitProjections();
    }

    private static Proposal covering(String coverage, String moment, Posting... postings) {
        return LedgerFixture.withCoverage(coverage, proposal(MutationKind.RE_ESTIMATE, moment, postings));
    }

    private static HttpReply get(String question) {
        return BOOK.as("auditor").get("/v1/packages" + question);
    }

    private static String named(String name) {
        return "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Test
    void names_that_differ_in_capitals_alone_are_one_package() {
        HttpReply found = get(named("DEKKING ASIEL"));

        assertThat(found.json().at("/packages")).hasSize(1);
        assertThat(found.text("/packages/0/name")).isEqualTo("Dekking Asiel");
        assertThat(lines(found.json().at("/packages/0"))).containsExactly("2026: 0 true, 0 true");
        assertThat(get("").body()).contains("Dekking Asiel").doesNotContain("dekking asiel");
    }

    private static List<String> lines(JsonNode coverage) {
        return coverage.get("balances")
                .valueStream()
                .map(line -> "%d: %d %s, %d %s"
                        .formatted(
                                line.get("year").asInt(),
                                line.get("booked").asLong(),
                                line.get("covered").asBoolean(),
                                line.get("withPending").asLong(),
                                line.get("coveredWithPending").asBoolean()))
                .toList();
    }

    @Test
    void coverage_package_shows_its_balance_per_year() {
        JsonNode odd = get(named(ODD)).json().at("/packages/0");

        assertThat(odd.get("name").asString()).isEqualTo(ODD);
        assertThat(odd.get("covered").asBoolean()).isFalse();
        assertThat(lines(odd)).containsExactly("2026: 0 true, 0 true", "2027: 40 false, 10 false");
    }

    @Test
    void receipts_cover_expenditure_and_commitments_count_in_years_without_either() {
        assertThat(lines(get(named("Wat binnenkomt")).json().at("/packages/0")))
                .containsExactly(
                        "2026: 50 true, 50 true",
                        "2028: 1 false, 1 false",
                        "2026: 60 true, 60 true",
                        "2026: 60 true, 60 true",
                        "2027: 9 false, 9 false");
    }

    @Test
    void coverage_package_lists_booked_and_pending_mutations_but_no_ended_ones() {
        JsonNode mutations = get(named(ODD)).json().at("/packages/0/mutations");

        assertThat(mutations).hasSize(3);
        assertThat(mutations.get(0).get("id").asString()).isEqualTo(spent.toString());
        assertThat(mutations.valueStream().map(one -> one.get("booked").asBoolean()))
                .containsExactly(true, true, false);
    }

    @Test
    void reversal_belongs_to_the_coverage_package_of_its_original() {
        JsonNode mistake = get(named("Vergissing")).json().at("/packages/0");

        assertThat(lines(mistake)).containsExactly("2026: 0 true, 0 true");
        assertThat(mistake.get("mutationCount").asInt()).isEqualTo(2);
        assertThat(mistake.get("covered").asBoolean()).isTrue();
        assertThat(mistake.at("/mutations/1/kind").asString()).isEqualTo("REVERSAL");
    }

    @Test
    void coverage_packages_are_listed_by_name_without_their_mutations() {
        JsonNode packages = get("").json().get("packages");

        assertThat(packages.valueStream().map(one -> one.get("name").asString()))
                .containsExactly(ODD, "Dekking Asiel", "Vergissing", "Wat binnenkomt", "Zonder boeking");
        assertThat(packages.get(0).get("mutations").isNull()).isTrue();
        assertThat(packages.get(0).get("mutationCount").asInt()).isEqualTo(3);
    }

    @Test
    void coverage_package_follows_the_as_of_axes() {
        assertThat(lines(get(named(ODD) + "&knownAt=" + afterSpending).json().at("/packages/0")))
                .containsExactly("2026: 100 false, 100 false", "2027: 40 false, 40 false");
        assertThat(lines(get(named(ODD) + "&moment=2026-OWB").json().at("/packages/0")))
                .containsExactly("2026: 100 false, 100 false", "2027: 40 false, 40 false");
        assertThat(get("?knownAt=" + (afterSpending - 1))
                        .json()
                        .at("/packages/0/covered")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void unknown_coverage_package_is_reported_with_404() {
        assertThat(get("?name=Niets").status()).isEqualTo(404);
        assertThat(BOOK.browse("auditor").get("/packages?name=Niets").status()).isEqualTo(404);
    }

    @Test
    void page_of_a_coverage_package_without_mutations_at_that_point_says_so() {
        ApplicationFixture.PageClient reader = BOOK.browse("auditor");

        for (String elsewhere : new String[] {"&knownAt=" + (afterSpending - 1), "&scope=XVII"}) {
            HttpReply reply = reader.get("/packages?name=vergissing" + elsewhere);
            assertThat(reply.status()).as(elsewhere).isEqualTo(200);
            assertThat(reply.page().text()).contains("Vergissing", "hoort geen mutatie bij dit pakket");
            assertThat(reader.get("/packages?name=Niets" + elsewhere).status()).isEqualTo(404);
        }
    }

    @Test
    void coverage_package_page_is_linked_from_list_and_mutation_for_any_name() {
        ApplicationFixture.PageClient reader = BOOK.browse("auditor");
        String fromList = reader.get("/packages").page().attribute("[href*='/packages?name=']", "href");
        String fromMutation = reader.get("/mutations/" + spent).page().attribute("[href*='/packages?name=']", "href");

        assertThat(fromMutation).isEqualTo(fromList);
        assertThat(reader.get(fromList).page().rows())
                .contains("Uitgaven 2026 | sluit | sluit", "Uitgaven 2027 | 40 | 10");
        assertThat(reader.get(fromList).page().heading()).isEqualTo("Asiel & opvang 1/2 {a+b} 100%?");
        assertThat(reader.get("/packages").page().rows())
                .contains("Vergissing | ontvangsten dekken uitgaven, per jaar | 2 | sluit | sluit");
        assertThat(reader.get(fromList).page().rows())
                .anyMatch(row -> row.endsWith("| geboekt | Uitgaven | 100 | 40"))
                .anyMatch(row -> row.endsWith("| geboekt | Uitgaven | ‒ 100 | "))
                .anyMatch(row -> row.endsWith("| in behandeling | Uitgaven | | ‒ 30")
                        || row.endsWith("| in behandeling | Uitgaven |  | ‒ 30"))
                .contains("Resteert, met wat in behandeling is | Uitgaven | 0 | 10");
    }

    @Test
    void coverage_package_without_booked_mutations_does_not_balance_yet() {
        ApplicationFixture.PageClient reader = BOOK.browse("auditor");

        assertThat(reader.get("/packages").page().rows())
                .contains("Zonder boeking | ontvangsten dekken uitgaven, per jaar | 1 | niets geboekt | sluit niet");
        assertThat(reader.get("/packages?name=Zonder%20boeking").page().rows())
                .contains("Uitgaven 2026 | niets geboekt | 3", "Verplichtingen 2026 | niets geboekt | 3")
                .anyMatch(row -> row.endsWith("| in behandeling | Uitgaven en verplichtingen | 3"));
    }
}
