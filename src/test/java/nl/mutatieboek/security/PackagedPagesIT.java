package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.MultipartForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Requests every page of the permission table as every role, and all to which they lead, from the packaged jar. */
@Tag("whole")
class PackagedPagesIT {
    private static final Path JAR = Path.of("target/mutatieboek.jar");
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    /** Known by their configuration, by whether people exist already, or answered where something else failed. */
    private static final Set<String> NO_PAGES = Set.of(
            "/error",
            "/set-up",
            "/favicon.ico",
            "/.well-known/security.txt",
            "/.well-known/jwks.json",
            "/heads/files/cosigned");
    /** Pages that answer nothing without a question. */
    private static final Map<String, String> ASKED_WITH = Map.of(
            "/trail", "?item=XX/37&flow=EXPENDITURE&year=2026",
            "/trail/proof", "?item=XX/37&flow=EXPENDITURE&year=2026",
            "/chapters/XX/items", "?item=XX/37",
            "/document-sets/zip", "?scope=XX",
            "/heads/extensions", "?earlierSize=1&laterSize=2",
            "/balances/item", "?item=XX/37&flow=EXPENDITURE&year=2026",
            "/samples/files/csv", "?seed=2026&size=5&method=monetary",
            "/authorisations/files/csv", "?chapter=XX&year=2026");

    @TempDir
    static Path data;

    private static JavaProcess process;
    private static ApplicationFixture book;
    private static String mutation;
    private static String attachment;
    private static List<String> pages;
    private static String matter;

    @BeforeAll
    static void start() {
        List<String> settings = new ArrayList<>(
                List.of("--spring.profiles.active=demo", "--server.port=0", "--mutatieboek.data=" + data));
        // A request on a busy machine waits rather than being refused.
        settings.add("--mutatieboek.patience=50s");
        BCryptPasswordEncoder cheap = new BCryptPasswordEncoder(4);
        for (Role role : Role.values()) {
            String person = "--mutatieboek.people." + login(role);
            settings.add(person + ".password={bcrypt}" + cheap.encode(login(role)));
            settings.add(person + ".grants=" + role + (role.isOfBook() ? "" : ":XX"));
        }
        process = JavaProcess.startJar(JAR, settings.toArray(String[]::new));
        Matcher port = PORT.matcher(process.awaitLog(line -> PORT.matcher(line).find()));
        assertThat(port.find()).isTrue();
        book = ApplicationFixture.connectedTo(URI.create("http://127.0.0.1:" + port.group(1)));
        awaitDemo();
        HttpReply proposed = book.as("proposer").post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "In a package", "explanation": "x", "moment": "2026-OWB", "basis": "READ",
             "cause": "c", "prognosisNotStated": true, "coverage": "Asielpakket", "source": {"document": "d"},
             "postings": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}\
            """);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        mutation = proposed.text("/id");
        ApiClient proposer = book.as("proposer");
        HttpReply attached = proposer.send(new MultipartForm("memo.txt", "memo")
                .writeTo(proposer.request("/v1/mutations/" + mutation + "/attachments")
                        .header("Idempotency-Key", "memo")));
        assertThat(attached.status()).as(attached.body()).isEqualTo(201);
        attachment = attached.text("/sha256");
        HttpReply recorded = book.as("approver").post("/v1/parliamentary-matters", """
            {"chapter": "XX", "type": "MOTION", "parliamentaryPaper": "36800-XX-99", "title": "In a package", "member": "m",
             "submittedOn": "2025-11-15"}\
            """);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        matter = recorded.text("/id");
        pages = pages();
    }

    @AfterAll
    static void stop() {
        process.terminate();
        book.close();
    }

    /** Health is UP once the demo book is recorded. */
    private static void awaitDemo() {
        ApiClient nobody = book.anonymous();
        await("the demo book is recorded")
                .atMost(Duration.ofMinutes(10))
                .until(() -> nobody.get("/actuator/health").status() == 200);
    }

    private static String login(Role role) {
        return "as-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void every_page_is_rendered_from_the_packaged_jar_for_every_role() {
        Map<Role, PageClient> browsers = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            browsers.put(role, book.browse(login(role)));
        }
        Map<String, Map<Role, Integer>> answers = new TreeMap<>();
        for (String page : pages) {
            browsers.forEach((role, browser) -> answers.computeIfAbsent(page, p -> new LinkedHashMap<>())
                    .put(role, browser.get(page).status()));
        }

        assertThat(answers).allSatisfy((page, statuses) -> {
            assertThat(statuses.values()).as(page).isSubsetOf(200, 403).contains(200);
        });
        assertThat(answers).hasSizeGreaterThan(60);
    }

    /** Pages that a person is led to exist and are open to that person, and buttons do what that person may do. */
    @Test
    void every_link_and_button_that_a_role_sees_leads_somewhere() {
        Map<String, String> wrong = new TreeMap<>();
        Map<Role, Integer> followed = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            LinkChecker checker =
                    new LinkChecker(book.browse(login(role)), Stream.concat(Stream.of("/"), pages.stream()));
            checker.check().forEach((address, why) -> wrong.put(role + " " + address, why));
            followed.put(role, checker.followed());
        }

        assertThat(wrong).isEmpty();
        followed.forEach(
                (role, count) -> assertThat(count).as(role.toString()).isGreaterThan(role == Role.MONITOR ? 0 : 60));
    }

    /** Every address of the table of actions that a browser may ask, with the values of the demo book in it. */
    private static List<String> pages() {
        String rebuild = certified("approver", "/v1/rebuilds");
        String replay = certified("auditor", "/v1/replays");
        List<String> pages = new ArrayList<>(List.of(
                "/packages?name=Asielpakket",
                "/mutations/new?kind=TRANSFER",
                "/mutations?text=asiel",
                "/balances/compare?item=XX/37&from=knownAt=41&to=",
                "/samples?seed=2026&size=5&method=monetary"));
        Arrays.stream(EndpointPermission.values())
                .flatMap(action -> action.endpoints().stream())
                .filter(endpoint ->
                        endpoint.startsWith("GET /") && !endpoint.startsWith("GET /v1/") && !endpoint.contains("**"))
                .map(endpoint -> endpoint.substring("GET ".length()))
                .filter(path -> !NO_PAGES.contains(path) && !path.startsWith("/actuator"))
                .map(path -> path.replace("/mutations/{id}", "/mutations/" + mutation)
                        .replace("/parliamentary-matters/{id}", "/parliamentary-matters/" + matter)
                        .replace("/replays/{id}", "/replays/" + replay)
                        .replace("/rebuilds/{id}", "/rebuilds/" + rebuild)
                        .replace("{sha256}", attachment)
                        .replace("{guide}", "beoordelen")
                        .replace("/certificate/{format}", "/certificate/pdf")
                        .replace("{chapter}", "XX")
                        .replace("{moment}", "2026-OWB"))
                .forEach(path -> pages.addAll(everyReport(path)));
        return pages.stream()
                .map(path -> path + ASKED_WITH.getOrDefault(path, ""))
                .toList();
    }

    /** Starts a rebuild or replay, and returns its id once its certificate is stored. */
    private static String certified(String person, String path) {
        ApiClient client = book.as(person);
        String job = await().atMost(Duration.ofMinutes(5))
                .until(() -> client.post(path, "{}").header("Location"), location -> !location.isEmpty());
        return await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> client.get(job),
                        reply -> reply.json().at("/certificate").isObject())
                .text("/id");
    }

    private static List<String> everyReport(String path) {
        if (!path.startsWith("/reports/")) {
            return List.of(path.replace("{format}", "csv"));
        }
        return reports().stream()
                .map(report -> path.replace("{report}", report))
                .flatMap(of -> Stream.of("csv", "xlsx", "ods", "pdf").map(format -> of.replace("{format}", format)))
                .distinct()
                .toList();
    }

    private static List<String> reports() {
        return book.browse("auditor").get("/reports").page().links().stream()
                .filter(link -> link.startsWith("/reports/"))
                .map(link -> link.replaceFirst("/reports/([a-z-]+).*", "$1"))
                .distinct()
                .toList();
    }

    @Test
    void packaged_jar_contains_every_source_resource() throws IOException {
        Path sources = Path.of("src/main/resources");
        try (Stream<Path> files = Files.walk(sources);
                FileSystem jar = FileSystems.newFileSystem(JAR)) {
            // Repackaging moves META-INF to the root, where Spring Boot reads it.
            Path root = jar.getPath("/");
            Path classes = root.resolve("BOOT-INF/classes");
            assertThat(files.filter(Files::isRegularFile).map(sources::relativize))
                    .isNotEmpty()
                    .allSatisfy(
                            file -> assertThat((file.startsWith("META-INF") ? root : classes).resolve(file.toString()))
                                    .exists()
                                    .hasBinaryContent(Files.readAllBytes(sources.resolve(file))));
        }
    }
}
