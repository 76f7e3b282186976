package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that another program makes of the served description alone, valid and broken, by everybody; and what the ledger holds
 * afterwards. {@code -Dgenerated.requests=…} says how many, {@code -Dgenerated.seed=…} which.
 */
@Tag("whole")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedRequestsTest {
    private static final int REQUESTS =
            Integer.getInteger("generated.requests", Boolean.getBoolean("mutatieboek.long") ? 20_000 : 4_000);
    /** How often each operation succeeds; in a short run some need a chain of others that may not have come about. */
    private static final int LEAST = REQUESTS < 20_000 ? 1 : 3;

    private static final int LACKING = REQUESTS < 20_000 ? 8 : 0;
    private static final long SEED = Long.getLong("generated.seed", 2026L);
    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> BOOKING = Set.of(
            "postings-booked",
            "mutation-booked",
            "mutation-reversed",
            "reserve-draw-released",
            "reversal-released",
            "lineage-linked",
            "lineage-unlinked");
    private static final Set<String> REFUSING =
            Set.of("mutation-rejected", "mutation-returned", "reserve-draw-released", "reversal-released");

    /** Actors of the entries by user; other users record nothing. */
    private static final Map<String, Set<String>> MAY_MAKE = Map.of(
            "xx-proposer",
            Set.of(
                    "mutation-proposed",
                    "mutation-number-issued",
                    "counterpart-informed",
                    "reserve-draw-claimed",
                    "reserve-draw-released",
                    "reversal-claimed",
                    "reversal-released",
                    "mutation-withdrawn",
                    "published-balance-recorded"),
            "xx-approver",
            union(BOOKING, REFUSING, Set.of("mutation-approved", "early-execution-allowed")),
            "xvii-counterpart",
            union(BOOKING, REFUSING, Set.of("mutation-confirmed")),
            "inspectorate",
            union(BOOKING, REFUSING, Set.of("mutation-agreed")),
            "importer",
            union(
                    BOOKING,
                    Set.of(
                            "moment-registered",
                            "embargo-lifted",
                            "chapter-opened",
                            "item-registered",
                            "item-named",
                            "mutation-number-issued",
                            "mutation-proposed",
                            "mutation-imported",
                            "published-balance-recorded")),
            "administrator",
            Set.of(
                    "moment-registered",
                    "chapter-opened",
                    "item-registered",
                    "item-named",
                    "item-corrected",
                    "item-name-corrected",
                    "chapter-change-proposed",
                    "chapter-change-withdrawn",
                    "embargo-lifted",
                    "embargo-restored",
                    "moment-corrected",
                    "moment-correction-proposed",
                    "moment-correction-withdrawn",
                    "moment-closed",
                    "moment-reopened",
                    "bill-presented",
                    "bill-adopted",
                    "bill-adoption-revoked",
                    "bill-presentation-revoked"));

    private static final Map<String, String> GRANTS = Map.of(
            "reader", "READER",
            "xx-proposer", "PROPOSER:XX",
            "xx-approver", "APPROVER:XX",
            "xvii-counterpart", "COUNTERPART:XVII",
            "inspectorate", "INSPECTORATE",
            "importer", "IMPORTER",
            "reading-auditor", "AUDITOR",
            "administrator", "ADMINISTRATOR",
            "monitor", "MONITOR",
            "without-grants", "");

    private static final String NOBODY = "nobody";
    private static final Set<String> MAY_CHANGE_NOTHING =
            Set.of("reader", "reading-auditor", "monitor", "without-grants", NOBODY);

    private static final Set<String> OF_ALL = Set.of("inspectorate", "importer", "reading-auditor");
    private static final List<EmbargoedFigureFixture> SECRETS = List.of(
            new EmbargoedFigureFixture(
                    "XX", 987_654_321, "KORNOELJE-TWINTIG", union(OF_ALL, Set.of("xx-proposer", "xx-approver"))),
            new EmbargoedFigureFixture(
                    "XVII", 876_543_219, "KORNOELJE-ZEVENTIEN", union(OF_ALL, Set.of("xvii-counterpart"))),
            new EmbargoedFigureFixture("V", 765_432_198, "KORNOELJE-VIJF", OF_ALL));

    private static ApplicationFixture book;
    private static Path seen;
    private static Path papers;
    private static long planted;

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new TreeSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    @BeforeAll
    static void start() throws IOException {
        NodeRequestGenerator.assumeInstalled();
        seen = Files.createTempFile("seen", ".json");
        papers = Files.createTempDirectory("papers");
        ApplicationFixture demo = ApplicationFixture.demo().start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> demo.anonymous().get("/actuator/health").status() == 200);
        demo.stop();
        // In the demo nobody agrees for the finance ministry.
        book = ApplicationFixture.emptyIn(demo.data())
                .with("mutatieboek.agreements=TRANSFER@OWB")
                .with("mutatieboek.moment-people=2")
                .with("mutatieboek.patience=1s")
                .with("mutatieboek.guesses.by-address=1000000")
                .with("mutatieboek.requests.by-address=1000000")
                .with("mutatieboek.requests.by-person=1000000");
        GRANTS.forEach(book::withPerson);
        book.start();
        new nl.mutatieboek.LedgerFixture(book).chapter("V");
        EmbargoedFigureFixture.record(book, SECRETS);
        PendingWorkFixture.record(book);
        book.awaitProjections();
        planted = book.ledgerNumber();
    }

    @AfterAll
    static void stop() throws IOException {
        if (book != null) {
            book.close();
            Files.deleteIfExists(seen);
            FileSystemUtils.deleteRecursively(papers);
        }
    }

    private static String generatorInput(Set<String> people, int requests, String more) {
        String who = people.stream()
                .sorted()
                .map(name -> name.equals(NOBODY)
                        ? "{\"name\": \"%s\"}".formatted(name)
                        : "{\"name\": \"%s\", \"authorization\": \"Basic %s\"}"
                                .formatted(
                                        name,
                                        Base64.getEncoder()
                                                .encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8))))
                .toList()
                .toString();
        String secrets = SECRETS.stream()
                .map(secret -> "{\"number\": %d, \"word\": \"%s\", \"seenBy\": %s}"
                        .formatted(secret.thousands(), secret.word(), JSON.writeValueAsString(secret.seenBy())))
                .toList()
                .toString();
        return """
            {"base": "%s", "description": "/v1/openapi.json", "seed": %d, "requests": %d, "people": %s, "secrets": %s,
             "waiting": ["atLeast"], %s}
            """.formatted(book.uri(""), SEED, requests, who, secrets, more);
    }

    @Test
    @Order(1)
    void generated_requests_get_described_responses_without_embargoed_data() {
        NodeRequestGenerator.GeneratorResult told = NodeRequestGenerator.run(generatorInput(
                union(GRANTS.keySet(), Set.of(NOBODY)),
                REQUESTS * 9 / 10,
                "\"least\": %d, \"lacking\": %d, \"keep\": \"%s\", \"papers\": \"%s\""
                        .formatted(LEAST, LACKING, seen, papers)));

        System.out.println(told.text());
        assertThat(told.succeeded()).as(told.text()).isTrue();
    }

    @Test
    @Order(2)
    void generated_requests_of_read_only_users_record_nothing() {
        book.awaitProjections();
        long before = book.ledgerNumber();

        NodeRequestGenerator.GeneratorResult told = NodeRequestGenerator.run(generatorInput(
                MAY_CHANGE_NOTHING, REQUESTS / 10, "\"least\": 0, \"lacking\": 0, \"seen\": \"%s\"".formatted(seen)));

        System.out.println(told.text());
        assertThat(book.ledgerNumber()).isEqualTo(before);
        assertThat(told.succeeded()).as(told.text()).isTrue();
    }

    @Test
    @Order(2)
    void report_pdfs_contain_no_figures_hidden_from_their_reader() throws IOException, InterruptedException {
        List<String> reports = book.anonymous().get("/v1/openapi.json").json().at("/paths").propertyNames().stream()
                .filter(path -> path.startsWith("/reports/"))
                .map(path -> "/v1" + path)
                .toList();
        assertThat(reports).isNotEmpty();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String name : List.of("reader", "xx-proposer", "xvii-counterpart", "inspectorate")) {
                for (String report : reports) {
                    HttpResponse<byte[]> answer = http.send(
                            book.as(name)
                                    .request(report)
                                    .header("Accept", "application/pdf")
                                    .build(),
                            BodyHandlers.ofByteArray());
                    assertThat(answer.statusCode()).as(report).isEqualTo(200);
                    Files.write(papers.resolve(name + "@" + report.replaceAll(".*/", "") + ".pdf"), answer.body());
                }
            }
        }
        Set<String> told = new TreeSet<>();
        int read = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(papers)) {
            for (Path paper : all) {
                String person = paper.getFileName().toString().replaceFirst("@.*", "");
                String text = text(paper);
                read++;
                for (EmbargoedFigureFixture secret : SECRETS) {
                    if (secret.occurIn(text)) {
                        told.add(secret.word());
                        assertThat(secret.seenBy())
                                .as("%s: %s", paper.getFileName(), text)
                                .contains(person);
                    }
                }
            }
        }

        System.out.println(
                read + " papers of " + reports.size() + " reports and of generated requests; some tell " + told);
        assertThat(told).hasSize(SECRETS.size());
    }

    private static String text(Path paper) throws IOException {
        try (PDDocument document = Loader.loadPDF(paper.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    @Order(3)
    void generated_requests_record_entries_of_permitted_actors_only() {
        Map<String, Set<String>> made = new TreeMap<>();
        Map<String, Set<String>> chapters = new TreeMap<>();
        book.bean(LedgerReader.class).forEachRaw(planted, book.ledgerNumber(), entry -> {
            JsonNode metadata = JSON.readTree(entry.metadata());
            made.computeIfAbsent(metadata.at("/actorId").asString(), who -> new TreeSet<>())
                    .add(entry.eventName());
            if (entry.eventName().equals("mutation-proposed")) {
                chapters.computeIfAbsent(metadata.at("/actorId").asString(), who -> new TreeSet<>())
                        .add(JSON.readTree(entry.payload()).at("/chapter").asString());
            }
        });

        assertThat(made.keySet()).contains("xx-proposer", "xx-approver", "administrator");
        made.forEach((who, events) ->
                assertThat(MAY_MAKE.getOrDefault(who, Set.of())).as(who).containsAll(events));
        assertThat(chapters.get("xx-proposer")).containsExactly("XX");
    }

    @Test
    @Order(4)
    void ledger_verifies_and_rebuilds_after_generated_requests() {
        assertThat(new LedgerVerifier(book.bean(LedgerReader.class), ProjectionFactory.FROM_SPRING_FACTORIES)
                        .verify()
                        .isClean())
                .isTrue();
        book.awaitProjections();
        ApplicationFixture.ApiClient administrator = book.as("administrator");
        String rebuild = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> administrator.post("/v1/rebuilds", "{}").header("Location"),
                        location -> !location.isEmpty());

        HttpReply ended = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> administrator.get(rebuild),
                        reply -> !reply.text("/state").equals("RUNNING"));
        assertThat(ended.text("/state")).as(ended.body()).isEqualTo("EQUAL");
    }
}
