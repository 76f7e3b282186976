package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup made during writes restores to a valid book with all acknowledged entries. */
@Tag("whole")
class BackupRestoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @TempDir
    Path restored;

    @Test
    void h2_backup_taken_during_writes_is_restored_with_all_acknowledged_entries() throws Exception {
        try (ApplicationFixture book = withBackups().start()) {
            await().atMost(PATIENCE).until(() -> zips().size() == 1);
            long acknowledged;
            try (BackgroundWriter writing = new BackgroundWriter(book)) {
                acknowledged = writing.awaitEntriesAfter(100);
                Files.createFile(folder.resolve("now"));
                await().atMost(PATIENCE).until(() -> zips().size() == 2);
                writing.awaitEntriesAfter(acknowledged + 100);
            }
            assertThat(folder.resolve("now")).doesNotExist();
            String hash = hash(book, acknowledged);

            unzip(newest());
            JsonNode verified = verify(List.of(), "--data", restored.toString());
            assertThat(verified.at("/ledgerNumber").asLong())
                    .isGreaterThanOrEqualTo(acknowledged)
                    .isLessThan(book.ledgerNumber());
            acknowledgeRestore(book, restored);
            openAndWrite(ApplicationFixture.emptyIn(restored), acknowledged, hash);
        }
    }

    @Test
    void h2_backup_has_the_attachments() throws Exception {
        try (ApplicationFixture book = withBackups().start()) {
            await().atMost(PATIENCE).until(() -> zips().size() == 1);
            MutationId mutation = new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .items(2013, "XX/37")
                    .propose(LedgerFixture.proposal(
                            MutationKind.RE_ESTIMATE, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, 10)));
            ApiClient proposer = book.as("proposer");
            String added = proposer.send(new MultipartForm("memo.txt", "memo".repeat(100_000))
                            .writeTo(proposer.request("/v1/mutations/" + mutation + "/attachments")
                                    .header("Idempotency-Key", "memo")))
                    .header("Location");
            Files.createFile(folder.resolve("now"));
            await().atMost(PATIENCE).until(() -> zips().size() == 2);
            unzip(newest());

            assertThat(verify(List.of(), "--data", restored.toString())
                            .at("/attachments")
                            .asInt())
                    .isEqualTo(1);
            acknowledgeRestore(book, restored);
            try (ApplicationFixture again = ApplicationFixture.emptyIn(restored).start()) {
                assertThat(again.as("proposer").get(added).body()).isEqualTo("memo".repeat(100_000));
            }
        }
    }

    @Test
    void backup_without_previously_acknowledged_entries_is_not_opened() throws Exception {
        try (ApplicationFixture book = withBackups().start()) {
            await().atMost(PATIENCE).until(() -> zips().size() == 1);
            unzip(newest());
            Path older = restored.resolve("older");
            Files.move(restored.resolve("book.mv.db"), older);
            new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
            Files.createFile(folder.resolve("now"));
            await().atMost(PATIENCE).until(() -> zips().size() == 2);
        }
        unzip(newest());
        Files.move(restored.resolve("older"), restored.resolve("book.mv.db"), StandardCopyOption.REPLACE_EXISTING);

        ApplicationFixture torn = ApplicationFixture.emptyIn(restored);
        assertThatThrownBy(torn::start)
                .rootCause()
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("acknowledged up to entry 1 and ends at 0");
    }

    @Test
    void backup_folder_is_rejected_for_postgresql() {
        try (ApplicationFixture book = withBackups()
                .with("spring.datasource.url="
                        + TestDatabase.POSTGRESQL.newEmptyDatabase().getUrl())
                .with("spring.datasource.username=postgres")) {
            assertThatThrownBy(book::start).hasRootCauseMessage("""
                mutatieboek.backup.folder is for a book in H2; a book in PostgreSQL is backed up by PostgreSQL's tools.\
                """);
        }
    }

    /** By hand what {@code pg_basebackup --wal-method=fetch} does: the server that tests use comes without it. */
    @Test
    void postgresql_copy_taken_during_writes_is_restored() throws Exception {
        Files.setPosixFilePermissions(restored, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgres postgres = TestDatabase.postgresBuilder().start();
                ApplicationFixture book = onPostgres(postgres).start()) {
            long acknowledged;
            try (BackgroundWriter writing = new BackgroundWriter(book)) {
                acknowledged = writing.awaitEntriesAfter(100);
                copy(postgres);
                writing.awaitEntriesAfter(acknowledged + 100);
            }
            String hash = hash(book, acknowledged);
            try (EmbeddedPostgres again = TestDatabase.postgresBuilder()
                    .setDataDirectory(restored)
                    .setCleanDataDirectory(false)
                    .start()) {
                JsonNode verified = verify(List.of(
                        "--spring.datasource.url=" + again.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres"));
                assertThat(verified.at("/ledgerNumber").asLong())
                        .isGreaterThanOrEqualTo(acknowledged)
                        .isLessThan(book.ledgerNumber());
                ApplicationFixture served = onPostgres(again).with("mutatieboek.takeover-after=1s");
                acknowledgeRestore(book, served.data());
                openAndWrite(served, acknowledged, hash);
            }
        }
    }

    /** Brings the signing key, and acknowledges that heads were signed after the backup. */
    private static void acknowledgeRestore(ApplicationFixture book, Path data) throws IOException {
        book.bean(HeadSigner.class).awaitHead(book.ledgerNumber()).orElseThrow();
        Path heads = Files.createDirectory(data.resolve("heads"));
        Files.copy(book.data().resolve("heads/head.key"), heads.resolve("head.key"));
        Files.copy(book.data().resolve("heads/last-head.txt"), heads.resolve("restored-head.txt"));
    }

    // The damage

    private ApplicationFixture withBackups() {
        return ApplicationFixture.empty().with("mutatieboek.backup.folder=" + folder);
    }

    private static ApplicationFixture onPostgres(EmbeddedPostgres postgres) {
        return ApplicationFixture.empty()
                .with("spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"))
                .with("spring.datasource.username=postgres");
    }

    private static void openAndWrite(ApplicationFixture book, long acknowledged, String hash) {
        try (book) {
            book.start();
            assertThat(hash(book, acknowledged)).isEqualTo(hash);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    book.anonymous().get("/actuator/health").status())
                            .isEqualTo(200));
            book.awaitProjections();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> new LedgerFixture(book).chapter("XVII").ledgerNumber() > acknowledged);
        }
    }

    private static String hash(ApplicationFixture book, long number) {
        return HexFormat.of()
                .formatHex(book.bean(LedgerReader.class)
                        .readRawAfter(number - 1, 1)
                        .getFirst()
                        .hash());
    }

    private static JsonNode verify(List<String> ofSpring, String... options) {
        StringWriter out = new StringWriter();
        int exited = MutatieboekCli.commandLine(BackupRestoreTest.class, ofSpring)
                .setOut(new PrintWriter(out, true))
                .execute(Stream.concat(Stream.of("verify", "--json"), Arrays.stream(options))
                        .toArray(String[]::new));
        assertThat(exited).as(out.toString()).isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private List<Path> zips() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private Path newest() throws IOException {
        return zips().getLast();
    }

    private void unzip(Path zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.copy(
                        in,
                        restored.resolve(Path.of(entry.getName()).getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void copy(EmbeddedPostgres postgres) throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("select pg_backup_start('a test', true)");
            Path live = Path.of(queryForString(sql, "select current_setting('data_directory')"));
            copy(live, live);
            String label = queryForString(sql, "select labelfile from pg_backup_stop(false)");
            // Commands written in the meantime.
            copy(live, live.resolve("pg_wal"));
            Files.writeString(restored.resolve("backup_label"), label);
        }
        Files.deleteIfExists(restored.resolve("postmaster.pid"));
        Files.deleteIfExists(restored.resolve("postmaster.opts"));
    }

    private static String queryForString(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void copy(Path live, Path from) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path copy = restored.resolve(live.relativize(directory));
                Files.createDirectories(
                        copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try (InputStream in = Files.newInputStream(file)) {
                    Files.copy(in, restored.resolve(live.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                } catch (NoSuchFileException e) {
                    // The server took it away meanwhile, which its log knows.
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A client that keeps writing, from a first moment and chapter on. */
    private static final class BackgroundWriter implements AutoCloseable {
        private final AtomicBoolean enough = new AtomicBoolean();
        private final AtomicLong acknowledged = new AtomicLong();
        private final Thread thread;

        BackgroundWriter(ApplicationFixture book) {
            LedgerFixture ledger =
                    new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX");
            thread = Thread.ofPlatform().start(() -> {
                for (int article = 1; !enough.get(); article++) {
                    acknowledged.set(ledger.items(2013, "XX/" + article).ledgerNumber());
                }
            });
        }

        long awaitEntriesAfter(long number) {
            await().atMost(PATIENCE).until(() -> acknowledged.get() > number);
            return acknowledged.get();
        }

        @Override
        public void close() {
            enough.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
