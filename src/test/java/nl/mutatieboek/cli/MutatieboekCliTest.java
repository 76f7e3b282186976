package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.MutatieboekApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as a process: its output and exit codes. */
@Tag("whole")
class MutatieboekCliTest {
    private static final int ASKED_TO_END = 128 + 15;

    @TempDir
    Path data;

    @Test
    void help_is_printed_to_standard_output_with_commands_and_exit_codes() {
        ProcessResult help = run("--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("serve", "verify", "2   usage error", "3   failed");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void version_is_printed_to_standard_output() {
        ProcessResult version = run("--version");

        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("mutatieboek ").hasLineCount(1);
        assertThat(version.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "verify --jsn",
                "verify --data",
                "--nodot=3",
                "serve here",
                "--server.port=0 frobnicate"
            })
    void wrong_use_is_explained_on_standard_error_and_exits_with_2(String args) {
        ProcessResult wrong = run(args.split(" "));

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).containsAnyOf("Unknown option", "Unmatched argument", "Missing required parameter");
    }

    @Test
    void verify_fails_for_a_missing_ledger_and_creates_none() throws IOException {
        Path nowhere = data.resolve("nowhere");

        ProcessResult missing = run("verify", "--data", nowhere.toString());

        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).isEqualTo("There is no book at " + nowhere.resolve("book") + ".\n");
        assertThat(nowhere).doesNotExist();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void verify_fails_for_a_database_without_ledger_tables() {
        ProcessResult none = run("verify", "--spring.datasource.url=jdbc:h2:file:" + emptyDatabase());

        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).isEqualTo("The database contains no book: table LEDGER_HEAD is missing.\n");
    }

    @Test
    void serve_locks_the_data_directory_until_it_ends() throws Exception {
        Map<String, String> environment = Map.of("MUTATIEBOEK_DATA", data.toString());
        try (JavaProcess served = JavaProcess.start(
                MutatieboekApplication.class,
                environment,
                line -> {},
                "--server.port=0",
                "--spring.profiles.active=demo",
                "--logging.level.org.hibernate=warn")) {
            String started = served.awaitLog(line -> line.contains("Tomcat started on port"));
            served.awaitLog(line -> line.contains("Started Mutatieboek"));
            assertThat(status(started, "/v1/ledger/head")).isEqualTo(200);

            ProcessResult verify = run("verify", "--data", data.toString());
            assertThat(verify.exit()).isEqualTo(3);
            assertThat(verify.out()).isEmpty();
            assertThat(verify.err())
                    .isEqualTo("Another process has locked the book: " + data.resolve("book.mv.db")
                            + ". Stop it first.\n");

            ProcessResult export = run("export", "--data", data.toString(), "-");
            assertThat(export.exit()).isEqualTo(3);
            assertThat(export.out()).isEmpty();
            assertThat(export.err()).isEqualTo(verify.err());

            assertThat(files()).containsExactly("book.acknowledged", "book.mv.db");

            ProcessResult second = run("serve", "--data", data.toString(), "--server.port=0");
            assertThat(second.exit()).isEqualTo(3);
            assertThat(second.out()).isEmpty();
            assertThat(second.err())
                    .isEqualTo("Another process has locked the book: " + data.resolve("book.mv.db")
                            + ". Stop it first.\n");

            ProcessResult ended = served.terminate();
            assertThat(ended.exit()).isEqualTo(ASKED_TO_END);
            assertThat(ended.out()).isEmpty();
        }
        List<String> files = files();
        byte[] before = Files.readAllBytes(data.resolve("book.mv.db"));

        ProcessResult verified = run("verify", "--json", "--data", data.toString());

        assertThat(verified.err()).isEmpty();
        assertThat(verified.exit()).isZero();
        JsonNode answer = new JsonMapper().readTree(verified.out());
        assertThat(answer.at("/clean").asBoolean()).isTrue();
        assertThat(answer.at("/fault").isNull()).isTrue();
        assertThat(Arrays.equals(before, Files.readAllBytes(data.resolve("book.mv.db"))))
                .isTrue();
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void invalid_setting_ends_the_start_with_one_message_and_exit_code_3() throws Exception {
        ProcessResult ended =
                run("serve", "--data", data.toString(), "--server.port=0", "--mutatieboek.people.anna.password=secret");

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err())
                .endsWith("\nmutatieboek.people.anna.password is no hash that begins with {bcrypt} or"
                        + " {pbkdf2@SpringSecurity_v5_8}.\n")
                .doesNotContain("\tat ", "ERROR");
    }

    @Test
    void setting_outside_its_range_ends_the_start_with_one_message_and_exit_code_3() throws Exception {
        ProcessResult ended =
                run("serve", "--data", data.toString(), "--server.port=0", "--mutatieboek.moment-people=3");

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err())
                .endsWith("mutatieboek.moment-people must be less than or equal to 2.\n")
                .doesNotContain("\tat ", "ERROR");
    }

    @Test
    void lost_writer_lease_ends_the_process_with_exit_code_3() {
        try (JavaProcess served = JavaProcess.start(
                MutatieboekApplication.class,
                "serve",
                "--data",
                data.toString(),
                "--server.port=0",
                "--spring.main.sources=" + CompetingWriterConfiguration.class.getName())) {
            ProcessResult ended = served.await();

            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("Writer stopped", "Somebody else became the writer of the book");
        }
    }

    private static ProcessResult run(String... args) {
        try (JavaProcess process = JavaProcess.start(MutatieboekApplication.class, args)) {
            return process.await();
        }
    }

    private static int status(String started, String path) throws Exception {
        Matcher port = Pattern.compile("port (\\d+)").matcher(started);
        assertThat(port.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + path))
                .header(
                        "Authorization",
                        "Basic " + java.util.Base64.getEncoder().encodeToString("auditor:auditor".getBytes()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private String emptyDatabase() {
        String url = "jdbc:h2:file:" + data.resolve("empty");
        try (var connection = java.sql.DriverManager.getConnection(url)) {
            assertThat(connection.isValid(1)).isTrue();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return data.resolve("empty").toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
