package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withExplanation;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents of a bill: their files, what they still lack, and what nobody may learn from them. */
@Tag("application")
class DocumentSetTest {
    private static final String SET = "/v1/exports/document-set?chapter=XX&moment=2021-O1";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2021-OWB", "2020-09-15")
                .moment("2021-O1", "2021-05-31")
                .moment("2189-O1", "2189-04-20")
                .chapter("XX")
                .item(2021, "XX/37", "Migratie")
                .item(2021, "XX/91", "Apparaat");
        ledger.book(proposal(MutationKind.OPENING, "2021-OWB", expenditure("XX/37", 2021, 90_000)));
        ledger.book(withTitle(
                "Meer tolken",
                withCoverage(
                        "Asielpakket",
                        withMutationClass(
                                MutationClass.POLICY,
                                withExplanation(
                                        "Er komt € 7 miljoen bij.",
                                        proposal(
                                                MutationKind.RE_ESTIMATE,
                                                "2021-O1",
                                                expenditure("XX/37", 2021, 9_000)))))));
        ledger.book(withTitle(
                "Zonder klasse",
                proposal(MutationKind.RE_ESTIMATE, "2021-O1", 1_000, expenditure("XX/37", 2021, 1_000))));
        ledger.propose(
                withTitle("Wacht nog", proposal(MutationKind.RE_ESTIMATE, "2021-O1", expenditure("XX/37", 2021, 5))));
        ledger.publishedBalance("XX/37", Flow.EXPENDITURE, 2021, "2021-O1", 105_000, 1);
        ledger.book(withTitle(
                "Geheim", proposal(MutationKind.RE_ESTIMATE, "2189-O1", expenditure("XX/37", 2189, 7_654_321))));
        BOOK.awaitProjections();
    }

    private static byte[] bytes(String person, String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    client.send(BOOK.as(person).request(path).build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> files(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName().replaceFirst("^.*/", ""), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Test
    void document_set_has_each_table_in_three_formats_and_describes_them() {
        Map<String, byte[]> files = files(bytes("auditor", SET));
        JsonNode description = new JsonMapper().readTree(files.get("document-set.json"));

        assertThat(files.keySet())
                .contains(
                        "1-budget-statement.xlsx",
                        "1-budget-statement.pdf",
                        "1-budget-statement.csv",
                        "2-main-mutations.xlsx",
                        "3-supplementary-budget.pdf",
                        "5-outstanding-points.csv");
        assertThat(description.get("moment").asString()).isEqualTo("2021-O1");
        assertThat(description.get("ledgerNumber").asLong()).isEqualTo(BOOK.ledgerNumber());
        assertThat(description.get("files").valueStream())
                .hasSize(files.size() - 1)
                .allSatisfy(file -> assertThat(file.get("sha256").asString())
                        .isEqualTo(Sha256Digest.hex(files.get(file.get("name").asString()))));
    }

    @Test
    void document_set_at_a_ledger_number_keeps_its_bytes() {
        byte[] first = bytes("auditor", SET + "&knownAt=" + BOOK.ledgerNumber());

        assertThat(bytes("auditor", SET + "&knownAt=" + BOOK.ledgerNumber())).isEqualTo(first);
    }

    @Test
    void answers_differ_by_language_as_their_headers_say() {
        assertThat(BOOK.as("auditor").get(SET).header("Vary")).contains("Accept-Language");
        assertThat(BOOK.browse("auditor").get("/document-sets/zip?scope=XX").header("Vary"))
                .contains("Accept-Language");
    }

    @Test
    void open_points_of_every_kind_are_listed_with_the_page_that_mends_them() {
        HttpReply reply = BOOK.as("auditor")
                .send(BOOK.as("auditor")
                        .request("/v1/reports/outstanding-points?chapter=XX&moment=2021-O1")
                        .header("Accept-Language", "nl"));
        Map<String, String> points = new LinkedHashMap<>();
        reply.json()
                .at("/tables/0/rows")
                .valueStream()
                .forEach(row -> points.put(
                        row.get("heading").asString(), row.at("/cells/1/href").asString("")));

        assertThat(points.keySet())
                .containsExactly(
                        "Mutaties in behandeling (1)",
                        "Wacht nog",
                        "Toelichtingen (2)",
                        "Meer tolken: de toelichting noemt € 7 miljoen; dat is geen bedrag van deze mutatie",
                        "Zonder klasse: of het stuk deze mutatie moet toelichten is niet te bepalen, want haar klasse"
                                + " ontbreekt",
                        "Onvolledige artikelen (2)",
                        "37 Migratie: een deel van de stand is niet gelezen of niet gepubliceerd",
                        "91 Apparaat: de stand is niet bekend",
                        "Onzekere artikelen (1)",
                        "37 Migratie: de bron is afgerond",
                        "Pakketten die niet sluiten (1)",
                        "Pakket Asielpakket sluit niet",
                        "Stappen van de wet (3)",
                        "De indiening van de ontwerpbegroting 2021 is niet vastgelegd",
                        "De indiening van de eerste suppletoire begroting 2021 (Voorjaarsnota) is niet vastgelegd",
                        "De eerste suppletoire begroting 2021 (Voorjaarsnota) is voor dit hoofdstuk niet gesloten: er"
                                + " kan nog in worden geboekt",
                        "Gepubliceerde standen die verschillen (1)",
                        "Migratie: gepubliceerd is 105.000 (36800-XX-2)");
        assertThat(points.get("Wacht nog")).startsWith("/v1/mutations/");
        assertThat(points.get("Pakket Asielpakket sluit niet")).startsWith("/v1/packages?name=Asielpakket");
        assertThat(points.get("91 Apparaat: de stand is niet bekend")).startsWith("/v1/trail?item=XX/91");
        assertThat(points.get("De indiening van de ontwerpbegroting 2021 is niet vastgelegd"))
                .startsWith("/v1/moments/2021-OWB");
        assertThat(points.values().stream().filter(address -> !address.isEmpty()))
                .allSatisfy(
                        address -> assertThat(BOOK.as("auditor").get(address).status())
                                .as(address)
                                .isEqualTo(200));
    }

    @Test
    void page_lists_the_open_points_and_links_to_the_tables() {
        String page = BOOK.browse("auditor")
                .get("/document-sets?scope=XX&moment=2021-O1")
                .body();

        assertThat(page)
                .contains("Wacht nog", "/mutations/", "/reports/budget-statement?", "/packages?name=Asielpakket")
                .contains("/document-sets/zip?");
    }

    @Test
    void set_of_a_bill_under_embargo_is_refused_and_not_named_to_a_reader() {
        String page = BOOK.browse("reader").get("/document-sets?scope=XX").body();

        assertThat(page).contains("2021-O1").doesNotContain("2189");
        assertThat(BOOK.as("reader")
                        .get("/v1/exports/document-set?chapter=XX&moment=2189-O1")
                        .status())
                .isEqualTo(403);
        assertThat(BOOK.browse("reader")
                        .get("/document-sets/zip?scope=XX&moment=2189-O1")
                        .status())
                .isEqualTo(403);
        assertThat(BOOK.browse("auditor").get("/document-sets?scope=XX").body()).contains("2189-O1");
    }

    @Test
    void set_without_chapter_or_of_an_unknown_one_is_an_error() {
        assertThat(List.of(
                        BOOK.as("auditor")
                                .get("/v1/exports/document-set?moment=2021-O1")
                                .status(),
                        BOOK.as("auditor")
                                .get("/v1/exports/document-set?chapter=VI&moment=2021-O1")
                                .status(),
                        BOOK.browse("auditor").get("/document-sets/zip").status()))
                .containsExactly(400, 404, 404);
    }
}
