package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.security.EmbargoedBookFixture.PEOPLE;
import static nl.mutatieboek.security.EmbargoedBookFixture.SECRET;
import static nl.mutatieboek.security.EmbargoedBookFixture.WORKER;
import static nl.mutatieboek.security.EmbargoedBookFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.security.RequestCatalog.CombinationDepth;
import nl.mutatieboek.security.RequestCatalog.ConcreteRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two books continue from one, with the same commands at the same time, and differ only in amounts under embargo. All
 * that readers without access receive is equal to the byte, except the hashes of the tree over all entries, whose leaves
 * are salted; the salted commitments to what is under embargo, and their hash in heads of the balances; and the
 * signatures and checksums over these.
 */
@Tag("whole")
class EmbargoedAmountTest {
    private static final Clock CLOCK = Clock.fixed(Instant.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    private static final long FEW = 12;
    private static final long MANY = 7_654_321;

    /** What people did, in the order in which it was done; and what is done apart. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "GET /v1/embargoed-reads",
            "GET /embargoed-reads",
            "GET /embargoed-reads/files/csv",
            "POST /v1/rebuilds",
            "POST /rebuilds");

    @TempDir
    Path folder;

    private int port;
    private List<MutationId> mutations;
    private long before;

    @Test
    void amounts_under_embargo_change_no_byte_that_readers_receive_but_salted_hashes() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            // Files contain the address of the server.
            port = free.getLocalPort();
        }
        writeCommonBook();

        Map<String, String> one = responsesOf("one", FEW);
        Map<String, String> other = responsesOf("other", MANY);

        assertThat(other.keySet()).isEqualTo(one.keySet());
        for (String evidence : List.of(
                "/v1/balances/proof?",
                "/trail/proof?",
                "?embargoedMoment=2190-OWB&",
                "/v1/exports/archive?",
                "/v1/samples?",
                "/v1/heads/latest")) {
            assertThat(one.entrySet())
                    .as(evidence)
                    .anyMatch(response -> response.getKey().contains(evidence)
                            && response.getValue().startsWith("200\n"));
        }
        List<String> differences = new ArrayList<>();
        one.forEach((request, text) -> {
            if (!text.equals(other.get(request))) {
                differences.add(request + EmbargoTestClient.difference(text, other.get(request)));
            }
        });
        assertThat(differences.stream().limit(30).toList())
                .as("%d of %d responses differ", differences.size(), one.size())
                .isEmpty();
    }

    private void writeCommonBook() throws IOException {
        try (ApplicationFixture common = book("common").start()) {
            mutations = EmbargoedBookFixture.write(common);
            before = common.ledgerNumber();
            common.stop();
            copy(common.data(), folder.resolve("one"));
            copy(common.data(), folder.resolve("other"));
        }
    }

    private ApplicationFixture book(String name) {
        return EmbargoedBookFixture.people(ApplicationFixture.emptyIn(folder.resolve(name))
                .with("server.port=" + port)
                .with(Clock.class, CLOCK)
                .with("mutatieboek.guesses.by-address=1000000")
                .with("mutatieboek.requests.by-address=10000000")
                .with("mutatieboek.requests.by-person=10000000"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** Continues a copy of the book, and returns what readers without access receive from it. */
    private Map<String, String> responsesOf(String name, long thousands) throws Exception {
        try (ApplicationFixture book = book(name).start()) {
            record(book, thousands);
            Map<String, String> responses = new TreeMap<>();
            EntryTreeNodes nodes = new EntryTreeNodes(book);
            // The first proof builds the trees, which few wait for.
            assertThat(book.as(WORKER)
                            .get("/v1/balances/proof?item=XX&flow=EXPENDITURE&year=2026")
                            .status())
                    .isEqualTo(200);
            collect(book)
                    .forEach((request, response) -> responses.put(
                            request,
                            nodes.replaceIn(withoutCommitments(ResponseCollector.inflate(response))
                                    .replaceAll("name=\"(_csrf|key)\"[^>]*>", ""))));
            responses.put("certificate", nodes.replaceIn(certificate(book)));
            return responses;
        }
    }

    /** All salts depend on the root over the entries, so that no commitment tells which chapter differs. */
    private static String withoutCommitments(String text) {
        return text.replaceAll("(?m)^(embargoed-v1 )[A-Za-z0-9+/]{43}=$", "$1<commitments>")
                .replaceAll("(?m)^(embargoed [0-9A-Z-]+ )[A-Za-z0-9+/]{43}=", "$1<salt>")
                .replaceAll("([ ,][A-Z]{1,8} [0-9A-Z-]+ )[A-Za-z0-9+/]{43}=", "$1<commitment>");
    }

    /** Entries under embargo, then public ones of the same items, then a presentation of another chapter. */
    private static void record(ApplicationFixture book, long thousands) {
        EmbargoedBookFixture.scribe = new LedgerFixture(book).withNumberedKeys();
        EmbargoedBookFixture.record(book, thousands);
        EmbargoedBookFixture.book(proposal(
                MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1), expenditure("XX/38", 2026, 2)));
        EmbargoedBookFixture.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XVII/1", 2026, 3)));
        EmbargoedBookFixture.scribe.presentBill("2026-O1", "XVII", "2026-04-24");
        book.awaitProjections();
        assertThat(book.as("auditor").get("/v1/trail?item=XX/37").body()).contains(Long.toString(thousands));
    }

    /** The certificate of a rebuild by somebody who may not read all of it, without its random identity and duration. */
    private static String certificate(ApplicationFixture book) {
        ApiClient administrator = book.as("administrator");
        String path = administrator.post("/v1/rebuilds", "{}").header("Location") + "/certificate";
        await().atMost(Duration.ofMinutes(5))
                .until(() -> administrator.get(path).status() == 200);
        return administrator.get(path).body().replaceAll("(\"id\" : |\"milliseconds\" : )[^,]*", "$1");
    }

    private Map<String, byte[]> collect(ApplicationFixture book) throws Exception {
        RequestCatalog catalog = new RequestCatalog(
                book, new RequestValueCatalog(mutations, id(SECRET), EmbargoNonInterferenceTest.reports(book), before));
        List<RequestCatalog.CatalogEndpoint> endpoints = Stream.concat(
                        catalog.api().stream(), catalog.pages(new EmbargoTestClient(book, "everything")).stream())
                .filter(endpoint -> !NOT_COMPARED.contains(endpoint.toString()))
                .toList();
        Map<String, EmbargoTestClient> clients = new LinkedHashMap<>();
        Map<String, List<ConcreteRequest>> asked = new LinkedHashMap<>();
        for (String name : PEOPLE.keySet()) {
            CombinationDepth depth = name.equals(WORKER) ? CombinationDepth.SINGLE : CombinationDepth.BARE;
            clients.put(name, new EmbargoTestClient(book, name));
            asked.put(
                    name,
                    endpoints.stream()
                            .flatMap(endpoint -> catalog.requests(endpoint, depth).stream())
                            .toList());
        }
        return ResponseCollector.collect(asked, clients);
    }
}
