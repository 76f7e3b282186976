package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.cli.MutatieboekCli;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names are shown beside actions, and can be erased without changing the ledger. */
@Tag("whole")
class PersonNameErasureTest {
    private static final String NAME = "Johanna Zwaluwstaart";
    private static final String LATER = "Johanna van Kwikstaart";
    private static final String LOGIN = "zwaluwstaart";
    private static final String PASSWORD = "een lange zin om te onthouden";

    @TempDir
    private Path backups;

    @Test
    void name_of_the_time_of_recording_is_shown_until_erased_and_the_chain_stays_valid() throws Exception {
        try (ApplicationFixture book = ApplicationFixture.empty()
                .with("mutatieboek.backup.folder=" + backups)
                .with("mutatieboek.backup.every=1000h")) {
            book.start();
            UserAccount account = account(book);
            new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .items(2025, "XX/37");
            String first = bookMutation(book, 1_000);
            book.bean(AccountService.class).rename("test", account.subject(), LATER);
            String second = bookMutation(book, 234);
            book.awaitProjections();

            assertThat(book.as("auditor").get("/v1/mutations/" + first).text("/proposedByName"))
                    .isEqualTo(NAME);
            assertThat(book.as("auditor").get("/v1/mutations/" + second).text("/proposedByName"))
                    .isEqualTo(LATER);
            assertThat(renderedPages(book, first)).contains(NAME).contains(LATER);
            assertThat(searchResult(book, "johanna")).contains(first, second);
            assertThat(searchResult(book, NAME)).contains(first).doesNotContain(second);
            assertThat(metadata(book)).contains(account.subject()).doesNotContain("Johanna");

            book.stop();
            byte[] keysBefore = Files.readAllBytes(book.data().resolve("people.keys"));
            assertThat(verify(book)).isZero();
            book.start();
            String head = head(book);

            book.bean(AccountService.class).forgetSubject("test", account.subject());

            book.awaitProjections();
            HttpReply reply = book.as("auditor").get("/v1/mutations/" + first);
            assertThat(reply.json().at("/proposedByName").isNull()).isTrue();
            assertThat(reply.text("/proposedBy")).isEqualTo(account.subject());
            assertThat(searchResult(book, "johanna")).doesNotContain(first, second);
            assertThat(searchResult(book, account.subject())).contains(first, second);
            assertThat(renderedPages(book, first))
                    .doesNotContain("Johanna")
                    .contains(account.subject() + " (naam vergeten)")
                    .contains(account.subject() + " (name forgotten)");
            assertThat(book.as(LOGIN, PASSWORD).get("/v1/chapters").status()).isEqualTo(401);
            assertThat(head(book)).isEqualTo(head);
            Path zip = backup();
            book.stop();
            assertThat(verify(book)).isZero();

            compact(book);
            Map<String, byte[]> files = files(book.data());
            files.putAll(entries(zip));
            assertThat(files.keySet()).contains("book.mv.db", "people.keys", "zip book.mv.db");
            String key = keyOf(account.subject(), keysBefore);
            files.forEach((name, bytes) -> {
                for (String secret : List.of(NAME, LATER, LOGIN, key)) {
                    assertThat(containsText(bytes, secret))
                            .as(name + " holds " + secret)
                            .isFalse();
                }
            });
            // Shows that the search works: the subject stays, and so does the key of another person.
            assertThat(containsText(files.get("book.mv.db"), account.subject())).isTrue();
            assertThat(containsText(files.get("people.keys"), "login-names")).isTrue();

            // A copy of the key file can still decrypt the name; backups of it are kept for a short time.
            Files.write(book.data().resolve("people.keys"), keysBefore);
            assertThat(new RetainedKeyReader(book).name(account.subject())).isEqualTo(LATER);
        }
    }

    private static UserAccount account(ApplicationFixture book) {
        return book.bean(AccountService.class)
                .create(
                        "test",
                        AccountType.LOCAL,
                        LOGIN,
                        NAME,
                        book.bean(CredentialPasswordEncoder.class).hash(AccountType.LOCAL, PASSWORD),
                        false,
                        Set.of("PROPOSER:XX"),
                        "");
    }

    private static String bookMutation(ApplicationFixture book, long thousands) {
        HttpReply proposed = book.as(LOGIN, PASSWORD).post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "Raming", "explanation": "Omdat het moet", "moment": "2026-OWB", "basis": "READ",
             "cause": "Meer instroom", "prognosis": "MPP-II 2025", "source": {"document": "36800-XX-2"},
             "postings": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": %d}]}\
            """.formatted(thousands));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        HttpReply approved = book.as("approver").post("/v1/mutations/" + proposed.text("/id") + "/approvals", "");
        assertThat(approved.text("/state")).as(approved.body()).isEqualTo("BOOKED");
        return proposed.text("/id");
    }

    /** The search result for a person. */
    private static String searchResult(ApplicationFixture book, String person) {
        return book.as("auditor")
                .get("/v1/mutations?person=" + URLEncoder.encode(person, StandardCharsets.UTF_8))
                .body();
    }

    /** Trail, mutation and register, as pages in both languages and through the API. */
    private static String renderedPages(ApplicationFixture book, String mutation) {
        ApplicationFixture.PageClient reader = book.browse("auditor");
        return Stream.of("/trail?item=XX/37", "/mutations/" + mutation, "/mutations")
                        .map(page -> reader.get(page + (page.contains("?") ? "&" : "?") + "lang=nl")
                                        .body()
                                + reader.get(page + (page.contains("?") ? "&" : "?") + "lang=en")
                                        .body())
                        .reduce("", String::concat)
                + book.as("auditor").get("/v1/trail?item=XX/37").body()
                + book.as("auditor").get("/v1/mutations").body();
    }

    private static String metadata(ApplicationFixture book) {
        return book.as("auditor").get("/v1/ledger/entries?after=0").body();
    }

    private static String head(ApplicationFixture book) {
        return java.util.HexFormat.of()
                .formatHex(book.bean(LedgerReader.class).head().hash());
    }

    private static int verify(ApplicationFixture book) {
        PrintStream out = System.out;
        try {
            return MutatieboekCli.run(
                    MutatieboekApplication.class,
                    "verify",
                    "--data",
                    book.data().toString());
        } finally {
            System.setOut(out);
        }
    }

    private Path backup() throws IOException {
        try (Stream<Path> there = Files.list(backups)) {
            there.forEach(zip -> zip.toFile().delete());
        }
        Files.createFile(backups.resolve("now"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !zips().isEmpty());
        return zips().getFirst();
    }

    private List<Path> zips() throws IOException {
        try (Stream<Path> there = Files.list(backups)) {
            return there.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }

    private static void compact(ApplicationFixture book) throws SQLException {
        try (var h2 = DriverManager.getConnection("jdbc:h2:file:" + book.data().resolve("book"), "sa", "");
                var statement = h2.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> there = Files.walk(folder).filter(Files::isRegularFile)) {
            there.forEach(file -> files.put(file.getFileName().toString(), bytes(file)));
        }
        return files;
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : opened.stream().toList()) {
                files.put("zip " + entry.getName(), opened.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String keyOf(String subject, byte[] keys) {
        return new String(keys, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.startsWith(subject))
                .findFirst()
                .orElseThrow()
                .substring(subject.length() + 1);
    }

    private static boolean containsText(byte[] bytes, String text) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            if (all.contains(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        return false;
    }

    /** The current book, with a kept copy of the keys. */
    private record RetainedKeyReader(ApplicationFixture book) {
        String name(String subject) {
            var h2 = new org.springframework.jdbc.datasource.DriverManagerDataSource(
                    "jdbc:h2:file:" + book.data().resolve("book"), "sa", "");
            return nl.mutatieboek.security.account.PersonNameReader.readLatest(
                    JdbcClient.create(h2), book.data().resolve("people.keys"), subject);
        }
    }
}
