package nl.mutatieboek.security;

import static nl.mutatieboek.security.EmbargoedBookFixture.HIDDEN;
import static nl.mutatieboek.security.EmbargoedBookFixture.PEOPLE;
import static nl.mutatieboek.security.EmbargoedBookFixture.READER;
import static nl.mutatieboek.security.EmbargoedBookFixture.SECRET;
import static nl.mutatieboek.security.EmbargoedBookFixture.WORKER;
import static nl.mutatieboek.security.EmbargoedBookFixture.id;
import static nl.mutatieboek.security.EmbargoedBookFixture.record;
import static nl.mutatieboek.security.EmbargoedBookFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.security.RequestCatalog.CatalogEndpoint;
import nl.mutatieboek.security.RequestCatalog.CombinationDepth;
import nl.mutatieboek.security.RequestCatalog.ConcreteRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Data of other chapters under embargo changes no byte of any response to readers without access: every endpoint of the
 * API description and every page, with their parameters singly, with {@code -Plong} also pairwise, with bodies and files,
 * as every role. Only ledger numbers, hashes, keys and the clock are masked.
 */
@Tag("whole")
class EmbargoNonInterferenceTest {
    private static final boolean LONG = Boolean.getBoolean("mutatieboek.long");

    @RegisterExtension
    static final ApplicationFixture BOOK = EmbargoedBookFixture.BOOK;

    @Test
    void embargoed_entries_of_other_chapters_change_no_response() throws Exception {
        List<MutationId> mutations = write();
        awaitSigned();
        long before = BOOK.ledgerNumber();
        // The clock of the last entry and whatever is later differ between the rounds.
        Instant begun = Instant.parse(BOOK.as("auditor")
                .get("/v1/ledger/entries?after=" + (before - 1))
                .text("/entries/0/recordedAt"));
        RequestValueCatalog values = new RequestValueCatalog(mutations, id(SECRET), reports(BOOK), before);
        RequestCatalog catalog = new RequestCatalog(BOOK, values);
        List<CatalogEndpoint> endpoints = new ArrayList<>(catalog.api());
        assertThat(endpoints.stream().map(CatalogEndpoint::toString))
                .as("every handler of the API is described")
                .containsAll(catalog.handlers().stream()
                        .filter(handler -> handler.contains(" /v1/") && !handler.contains("openapi.json"))
                        .map(handler -> handler.replace("{*", "{"))
                        .toList());
        endpoints.addAll(catalog.pages(new EmbargoTestClient(BOOK, "everything")));
        Map<String, EmbargoTestClient> clients = new LinkedHashMap<>();
        PEOPLE.keySet().forEach(name -> clients.put(name, new EmbargoTestClient(BOOK, name)));
        Map<String, List<ConcreteRequest>> asked = new LinkedHashMap<>();
        for (String name : PEOPLE.keySet()) {
            CombinationDepth depth = name.equals(WORKER)
                    ? LONG ? CombinationDepth.PAIRS : CombinationDepth.SINGLE
                    : LONG && name.equals(READER) ? CombinationDepth.SINGLE : CombinationDepth.BARE;
            asked.put(
                    name,
                    endpoints.stream()
                            .filter(endpoint -> !RequestValueCatalog.NOT_ASKED.contains(endpoint.toString()))
                            .flatMap(endpoint -> catalog.requests(endpoint, depth).stream())
                            .toList());
        }

        assertThat(values.missingValues())
                .as("RequestValues and RequestBodies lack")
                .isEmpty();

        Map<String, byte[]> first = ResponseCollector.collect(asked, clients);
        assertThat(BOOK.ledgerNumber())
                .as(() -> "no request records anything: "
                        + BOOK.as("auditor")
                                .get("/v1/ledger/entries?after=" + before)
                                .body())
                .isEqualTo(before);
        assertThat(endpointsWithoutResponse(first, endpoints))
                .as("requests that answer nobody")
                .isEmpty();
        record();
        awaitSigned();
        long after = BOOK.ledgerNumber();
        assertThat(BOOK.as("auditor").get("/v1/trail?item=XX/37").body()).contains(Long.toString(HIDDEN));
        Map<String, byte[]> second = ResponseCollector.collect(asked, clients);
        assertThat(BOOK.ledgerNumber()).as("no request records anything").isEqualTo(after);

        List<String> leaks = new ArrayList<>();
        first.forEach((request, packed) -> {
            String one = new EmbargoTestClient.ComparableResponse(0, ResponseCollector.inflate(packed))
                    .masked(before, after, begun);
            String other = new EmbargoTestClient.ComparableResponse(0, ResponseCollector.inflate(second.get(request)))
                    .masked(before, after, begun);
            if (!one.equals(other)) {
                leaks.add(request + EmbargoTestClient.difference(one, other));
            }
        });
        assertThat(leaks.stream().sorted().limit(30).toList())
                .as("%d of %d responses differ", leaks.size(), first.size())
                .isEmpty();
    }

    /** A page with a figure offers its proof when the last entry is signed. */
    private static void awaitSigned() {
        BOOK.awaitProjections();
        BOOK.bean(HeadSigner.class).awaitHead(BOOK.ledgerNumber()).orElseThrow();
    }

    /** Endpoints that the permission table opens, but that answer only valid requests. */
    private static List<String> endpointsWithoutResponse(Map<String, byte[]> answers, List<CatalogEndpoint> endpoints) {
        Map<String, Set<Integer>> statuses = new LinkedHashMap<>();
        answers.forEach((request, packed) -> {
            String[] words = request.split(" ", 4);
            int status = Integer.parseInt(ResponseCollector.inflate(packed).split("\n", 2)[0]);
            statuses.computeIfAbsent(words[1] + " " + words[2].replaceAll("\\?.*", ""), path -> new TreeSet<>())
                    .add(status);
        });
        List<String> unanswered = new ArrayList<>();
        for (CatalogEndpoint endpoint : endpoints) {
            String pattern = endpoint.toString()
                    .replace("{tilePath}", "[^?]*")
                    .replaceAll("\\{[^}]*}", "[^/]*")
                    .replace(".", "\\.");
            Set<Integer> all = new TreeSet<>();
            statuses.forEach((path, found) -> {
                if (path.matches(pattern)) {
                    all.addAll(found);
                }
            });
            if (!RequestValueCatalog.NOT_ASKED.contains(endpoint.toString())
                    && !all.equals(Set.of(403))
                    && all.stream().noneMatch(status -> isAnswer(status, endpoint))) {
                unanswered.add(endpoint + " " + all);
            }
        }
        return unanswered;
    }

    /** A query is answered, a command is judged by the rules; a form cannot be tried out, so none of these is let through. */
    private static boolean isAnswer(int status, CatalogEndpoint endpoint) {
        return endpoint.method().equals("GET")
                ? status < 400 || RequestValueCatalog.NOTHING_THERE.contains(endpoint.toString())
                : endpoint.isPage() || (status != 400 && status != 403);
    }

    static List<String> reports(ApplicationFixture book) {
        return book.as("auditor")
                .get("/v1/openapi.json")
                .json()
                .at("/paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/reports/"))
                .map(path -> path.substring("/reports/".length()))
                .toList();
    }
}
