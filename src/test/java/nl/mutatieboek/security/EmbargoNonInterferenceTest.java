package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.security.RequestCatalog.CatalogEndpoint;
import nl.mutatieboek.security.RequestCatalog.CombinationDepth;
import nl.mutatieboek.security.RequestCatalog.ConcreteRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Data of other chapters under embargo changes no byte of any response to readers without access: every endpoint of the
 * API description and every page, with their parameters singly and pairwise, with bodies and files, as every role. Only
 * ledger numbers, hashes, keys and the clock are masked.
 */
@Tag("whole")
class EmbargoNonInterferenceTest {
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode V = new ChapterCode("V");
    private static final Actor OF_V = new Actor(new PersonId("of-v"), Set.of(V));
    private static final Actor OF_ALL = new Actor(new PersonId("of-all"), Set.of(XX, new ChapterCode("XVII"), V));
    private static final long HIDDEN = 7_654_321;
    private static final String WORKER = "worker";
    private static final String READER = "reader";
    private static final int THREADS = 6;

    /** By name what each person is: every role that may not read everything under embargo, for another chapter than XX and V. */
    private static final Map<String, String> PEOPLE = people();

    @RegisterExtension
    static final ApplicationFixture BOOK = people(ApplicationFixture.empty()
            .with("mutatieboek.guesses.by-address=1000000")
            .with("mutatieboek.requests.by-address=10000000")
            .with("mutatieboek.requests.by-person=10000000"));

    private static final CommandEnvelope SECRET =
            proposed("secret", proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, HIDDEN)));

    private static LedgerFixture scribe;
    private static MutationId reversible;

    private static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put(WORKER, "PROPOSER:XVII,APPROVER:XVII,COUNTERPART:XVII");
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(java.util.Locale.ROOT);
            if (EndpointPermission.READ.accessRule().scopeOf(role, true) != PermissionScope.EVERY) {
                if (role.isOfBook()) {
                    people.put(name, role.name());
                }
                if (role.isOfChapter()) {
                    people.put(name + "-of-xvii", role.name() + ":XVII");
                }
            }
        }
        return people;
    }

    private static ApplicationFixture people(ApplicationFixture book) {
        PEOPLE.forEach(book::withPerson);
        return book.withPerson(
                "everything",
                String.join(
                        ",",
                        Arrays.stream(Role.values())
                                .map(role -> role.isOfBook() ? role.name() : role.name() + ":XVII")
                                .toList()));
    }

    @Test
    void embargoed_entries_of_other_chapters_change_no_response() throws Exception {
        List<MutationId> mutations = write();
        BOOK.awaitProjections();
        long before = BOOK.ledgerNumber();
        // The clock of the last entry and whatever is later differ between the rounds.
        Instant begun = Instant.parse(BOOK.as("auditor")
                .get("/v1/ledger/entries?after=" + (before - 1))
                .text("/entries/0/recordedAt"));
        RequestValueCatalog values = new RequestValueCatalog(mutations, id(SECRET), reports(), before);
        RequestCatalog catalog = new RequestCatalog(BOOK, values);
        List<CatalogEndpoint> endpoints = new ArrayList<>(catalog.api());
        assertThat(endpoints.stream().map(CatalogEndpoint::toString))
                .as("every handler of the API is described")
                .containsAll(catalog.handlers().stream()
                        .filter(handler -> handler.contains(" /v1/") && !handler.contains("openapi.json"))
                        .toList());
        endpoints.addAll(catalog.pages(new EmbargoTestClient(BOOK, "everything")));
        Map<String, EmbargoTestClient> clients = new LinkedHashMap<>();
        PEOPLE.keySet().forEach(name -> clients.put(name, new EmbargoTestClient(BOOK, name)));
        Map<String, List<ConcreteRequest>> asked = new LinkedHashMap<>();
        for (String name : PEOPLE.keySet()) {
            CombinationDepth depth = name.equals(WORKER)
                    ? CombinationDepth.PAIRS
                    : name.equals(READER) ? CombinationDepth.SINGLE : CombinationDepth.BARE;
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

        Map<String, byte[]> first = collectResponses(asked, clients);
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
        BOOK.awaitProjections();
        long after = BOOK.ledgerNumber();
        assertThat(BOOK.as("auditor").get("/v1/trail?item=XX/37").body()).contains(Long.toString(HIDDEN));
        Map<String, byte[]> second = collectResponses(asked, clients);
        assertThat(BOOK.ledgerNumber()).as("no request records anything").isEqualTo(after);

        List<String> leaks = new ArrayList<>();
        first.forEach((request, packed) -> {
            String one = new EmbargoTestClient.ComparableResponse(0, inflate(packed)).masked(before, after, begun);
            String other = new EmbargoTestClient.ComparableResponse(0, inflate(second.get(request)))
                    .masked(before, after, begun);
            if (!one.equals(other)) {
                leaks.add(request + EmbargoTestClient.difference(one, other));
            }
        });
        assertThat(leaks.stream().sorted().limit(30).toList())
                .as("%d of %d responses differ", leaks.size(), first.size())
                .isEmpty();
    }

    private static Map<String, byte[]> collectResponses(
            Map<String, List<ConcreteRequest>> asked, Map<String, EmbargoTestClient> clients) throws Exception {
        Map<String, byte[]> answers = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            asked.forEach((name, requests) -> requests.forEach(request -> all.add(threads.submit(() -> {
                EmbargoTestClient.ComparableResponse response =
                        clients.get(name).request(request);
                answers.put(name + " " + request, deflate(response.status() + "\n" + response.text()));
            }))));
            for (Future<?> one : all) {
                one.get();
            }
        }
        return answers;
    }

    /** Endpoints that the permission table opens, but that answer only valid requests. */
    private static List<String> endpointsWithoutResponse(Map<String, byte[]> answers, List<CatalogEndpoint> endpoints) {
        Map<String, Set<Integer>> statuses = new LinkedHashMap<>();
        answers.forEach((request, packed) -> {
            String[] words = request.split(" ", 4);
            int status = Integer.parseInt(inflate(packed).split("\n", 2)[0]);
            statuses.computeIfAbsent(words[1] + " " + words[2].replaceAll("\\?.*", ""), path -> new TreeSet<>())
                    .add(status);
        });
        List<String> unanswered = new ArrayList<>();
        for (CatalogEndpoint endpoint : endpoints) {
            String pattern =
                    endpoint.toString().replaceAll("\\{[^}]*}", "[^/]*").replace(".", "\\.");
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

    private static List<String> reports() {
        return BOOK.as("auditor")
                .get("/v1/openapi.json")
                .json()
                .at("/paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/reports/"))
                .map(path -> path.substring("/reports/".length()))
                .toList();
    }

    /** Public data, and data of XVII under embargo; the pending mutation is first. */
    private static List<MutationId> write() {
        scribe = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .chapter("V")
                .items(2025, "XX/36", "XX/37", "XX/38", "XX/92", "XX/92/earmark", "XVII/1", "XVII/2", "XVII/3")
                .items(2025, "V/1", "V/2", "V/3");
        // Ledger numbers have as many digits before as after, so that files keep their size.
        for (int i = 0; i < 40; i++) {
            scribe.items(2025, "V/" + (100 + i));
        }
        reversible = book(withTitle(
                "woord", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1_234_567))));
        book(proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("XX/92/earmark", 2026, 2_345_678)));
        MutationId own = book(withTitle(
                "woord",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        expenditure("XVII/1", 2026, 3_456_789),
                        posting("XVII/1", Flow.COMMITMENTS, 2026, 3_456_789))));
        MutationId covered = book(withCoverage(
                "Pakket",
                proposal(
                        MutationKind.TRANSFER,
                        "2026-OWB",
                        expenditure("XX/37", 2026, -21_000),
                        expenditure("XVII/2", 2026, 21_000))));
        book(successorProposal("XX/36", "XVII/3", "2026-OWB", 2026, 31_000));
        MutationId returned =
                propose(OF_ALL, XX, proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/38", 2026, 3)));
        scribe.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "woord"));
        MutationId pending = propose(
                LedgerFixture.COUNTERPART,
                null,
                proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XVII/1", 2026, 5_000)));
        scribe.attach(LedgerFixture.COUNTERPART, pending, RequestValueCatalog.ATTACHED);
        MutationId shared = propose(
                LedgerFixture.PROPOSER,
                null,
                withMutationClass(
                        MutationClass.POLICY,
                        proposal(
                                MutationKind.TRANSFER,
                                "2026-OWB",
                                expenditure("XX/37", 2026, -41_000),
                                expenditure("XVII/1", 2026, 41_000))));
        MutationId ownHidden = book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XVII/1", 2026, 51_000)));
        MutationId sharedHidden = propose(
                LedgerFixture.PROPOSER,
                null,
                withMutationClass(
                        MutationClass.POLICY,
                        proposal(
                                MutationKind.TRANSFER,
                                "2026-O1",
                                expenditure("XX/37", 2026, -61_000),
                                expenditure("XVII/2", 2026, 61_000))));
        MutationId bookedHidden = book(withMutationClass(
                MutationClass.POLICY,
                proposal(
                        MutationKind.TRANSFER,
                        "2026-O1",
                        expenditure("XX/37", 2026, -71_000),
                        expenditure("XVII/2", 2026, 71_000))));
        return List.of(pending, shared, sharedHidden, own, covered, returned, reversible, ownHidden, bookedHidden);
    }

    /** Entries of XX and V under embargo. */
    private static void record() {
        CommandResult answer = LedgerFixture.sendWithRetry(BOOK.bean(LedgerCommandGateway.class), SECRET);
        assertThat(answer).isInstanceOf(CommandResult.RecordedResult.class);
        scribe.attach(LedgerFixture.PROPOSER, id(SECRET), RequestValueCatalog.ATTACHED);
        scribe.approve(id(SECRET));
        scribe.reverse(reversible, Moment.parse("2026-O1"));
        book(withTitle("woord", proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, HIDDEN))));
        propose(
                LedgerFixture.PROPOSER,
                null,
                withCoverage(
                        "Pakket",
                        proposal(
                                MutationKind.REALLOCATION,
                                "2026-O1",
                                expenditure("XX/37", 2026, -HIDDEN),
                                expenditure("XX/38", 2026, HIDDEN))));
        book(withCoverage(
                "Pakket",
                proposal(
                        MutationKind.TRANSFER,
                        "2026-O1",
                        expenditure("XX/37", 2026, -HIDDEN),
                        expenditure("V/1", 2026, HIDDEN))));
        book(proposal(MutationKind.RESERVATION, "2190-OWB", expenditure("XX/92/earmark", 2190, HIDDEN)));
        scribe.reject(
                scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/38", 2026, HIDDEN))));
        book(successorProposal("V/3", "XX/36", "2026-O1", 2026, HIDDEN));
        scribe.publishedBalance("XX/37", Flow.EXPENDITURE, 2026, "2026-O1", HIDDEN, 1);
        scribe.flexibility("XX/37", 2026, "2026-O1", HIDDEN);
    }

    private static Proposal successorProposal(String was, String becomes, String moment, int year, long thousands) {
        KindDetails links = new KindDetails(
                null,
                null,
                false,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                List.of(new Succession(ItemPath.parse(was), ItemPath.parse(becomes))));
        return withDetails(
                links,
                proposal(
                        MutationKind.REORGANISATION,
                        moment,
                        expenditure(was, year, -thousands),
                        expenditure(becomes, year, thousands)));
    }

    private static MutationId propose(Actor actor, ChapterCode chapter, Proposal proposal) {
        MutationId[] made = new MutationId[1];
        scribe.record(actor, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], chapter, proposal);
        });
        return made[0];
    }

    /** Proposed by the first chapter, approved there, and confirmed by the other. */
    private static MutationId book(Proposal proposal) {
        ChapterCode first = proposal.chapters().getFirst();
        MutationId mutation = propose(
                new Actor(new PersonId("proposer"), Set.of(first)),
                proposal.chapters().size() > 1 ? first : null,
                proposal);
        scribe.record(new Actor(new PersonId("second"), Set.of(first)), id -> new Command.ApproveMutation(mutation));
        proposal.chapters().stream()
                .skip(1)
                .forEach(other -> scribe.record(
                        new Actor(new PersonId("third"), Set.of(other)), id -> new Command.ConfirmMutation(mutation)));
        return mutation;
    }

    private static CommandEnvelope proposed(String key, Proposal proposal) {
        return CommandEnvelope.create(
                LedgerFixture.PROPOSER,
                "test",
                key,
                "test",
                id -> new Command.ProposeMutation(new MutationId(id), null, proposal));
    }

    private static MutationId id(CommandEnvelope signed) {
        return ((Command.ProposeMutation) signed.command()).mutation();
    }

    private static byte[] deflate(String text) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(to)) {
            deflating.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to.toByteArray();
    }

    private static String inflate(byte[] packed) {
        try (InflaterInputStream inflating = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(inflating.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
