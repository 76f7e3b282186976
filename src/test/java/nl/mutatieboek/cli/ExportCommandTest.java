package nl.mutatieboek.cli;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.exporting.JournalReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports a book that is not served, from the command line. */
@Tag("whole")
class ExportCommandTest {
    private static final ApplicationFixture BOOK = ApplicationFixture.empty();
    private static String servedEvents;
    private static String servedPostings;
    private static long last;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        BOOK.start();
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2025, "XX/37");
        for (int i = 0; i < 60; i++) {
            ledger.book(proposal(
                    i == 0 ? MutationKind.OPENING : MutationKind.RE_ESTIMATE,
                    "2026-OWB",
                    expenditure("XX/37", 2026, 1_000 + i)));
        }
        last = ledger.ledgerNumber();
        BOOK.awaitProjections();
        servedEvents = BOOK.as("auditor").get("/v1/exports/events").body();
        servedPostings = BOOK.as("auditor")
                .get("/v1/exports/postings?format=csv&moment=2026-OWB")
                .body();
        BOOK.stop();
    }

    @AfterAll
    static void remove() {
        BOOK.close();
    }

    /** The arguments and the result. */
    private static final class ExportCommandResult {
        private final int exit;
        private final String out;
        private final String err;

        ExportCommandResult(OutputStream bytes, String... args) {
            StringWriter answers = new StringWriter();
            StringWriter errors = new StringWriter();
            exit = MutatieboekCli.commandLine(ExportCommandTest.class, List.of(), bytes)
                    .setOut(new PrintWriter(answers, true))
                    .setErr(new PrintWriter(errors, true))
                    .execute(Stream.concat(Stream.of(args), Stream.of("--data=" + BOOK.data()))
                            .toArray(String[]::new));
            out = answers.toString();
            err = errors.toString();
        }
    }

    private static ExportCommandResult run(String... args) {
        return new ExportCommandResult(OutputStream.nullOutputStream(), args);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void exported_file_equals_the_api_response_and_its_sha256_is_reported() throws Exception {
        Path file = folder.resolve("events.jsonl");
        ExportCommandResult result = run("export", file.toString(), "--json");

        assertThat(result.err).isEmpty();
        assertThat(result.exit).isZero();
        assertThat(file).hasContent(servedEvents);
        JsonNode summary = new JsonMapper().readTree(result.out);
        assertThat(summary.at("/ledgerNumber").asLong()).isEqualTo(last);
        assertThat(summary.at("/bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(summary.at("/sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
        assertThat(files()).containsExactly("events.jsonl");
    }

    @Test
    void export_command_prints_a_summary_of_the_file() {
        ExportCommandResult result =
                run("export", "--what=balances", folder.resolve("b.csv").toString(), "--format", "csv");

        assertThat(result.out.lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).matches("content +balances up to ledger number " + last));
    }

    @Test
    void export_to_standard_output_writes_only_the_content() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExportCommandResult result = new ExportCommandResult(
                bytes, "export", "--what", "postings", "--format", "csv", "--moment", "2026-OWB", "-");

        assertThat(result.exit).isZero();
        assertThat(result.out + result.err).isEmpty();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(servedPostings);
    }

    @ParameterizedTest
    @CsvSource({"hledger", "ledger", "beancount"})
    void journal_format_exports_the_journal(String format) throws IOException {
        Path file = folder.resolve("book");

        assertThat(run("export", "--format", format, file.toString()).exit).isZero();
        assertThat(JournalReader.parse(Files.readString(file)).errors()).isEmpty();
        assertThat(JournalReader.parse(Files.readString(file)).transactions()).isBetween(60, 61);
    }

    @Test
    void event_export_starts_after_the_given_ledger_number() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        assertThat(new ExportCommandResult(bytes, "export", "--after", "7", "--known-at", "9", "-").exit)
                .isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .isEqualTo(servedEvents.lines().toList().subList(7, 9));
        assertThat(run("export", "--after=" + last, "-").exit).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--after=4000 -                     | --after must be 0 to",
                "--after=-1 -                       | --after must be 0 to",
                "--after=many -                     | Invalid value for option '--after'",
                "--known-at=4000 -                  | This point in time is later than the last entry",
                "--what=postings --known-at=2199-01-01T00:00:00Z - | This point in time is later than the last entry",
                "--what=postings --moment=2031-OWB - | The ledger has no moment 2031-OWB",
                "--what=postings --after=1 -        | --after is for events only",
                "--moment=2026-OWB -                | Events can be limited by --after and --known-at",
                "--what=everything -                | The export is events, postings, balances, journal or delivery",
                "--format=xml -                     | The format is jsonl or csv; of a journal",
                "--what=journal --format=csv -      | The format is jsonl or csv; of a journal",
                "--what=events --format=ledger -    | The format is jsonl or csv; of a journal",
                "--json -                           | --json describes an exported file",
                "--overwrite -                      | Unknown option: '--overwrite'",
                "--format=csv                       | Missing required parameter: 'FILE'",
                "one two                            | Unmatched argument at index",
                "/tmp                               | /tmp is a directory; name a file in it.",
                "--force /tmp                       | /tmp is a directory; name a file in it.",
                "/nowhere/at/all.csv                | There is no directory /nowhere/at.",
                "--force /dev/null                  | /dev/null is not a regular file",
            })
    void wrong_export_options_are_reported_with_a_message(String args, String sentence) {
        ExportCommandResult wrong = run(("export " + args).split(" +"));

        assertThat(wrong.err).startsWith(sentence);
        assertThat(wrong.err.lines().count()).isLessThan(4);
        assertThat(wrong.exit).isEqualTo(2);
        assertThat(wrong.out).isEmpty();
    }

    @Test
    void existing_file_is_overwritten_only_with_force() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.jsonl"), "kept");

        ExportCommandResult refused = run("export", file.toString());
        assertThat(refused.exit).isEqualTo(2);
        assertThat(refused.err).startsWith(file + " already exists; --force replaces it.");
        assertThat(file).hasContent("kept");

        assertThat(run("export", "--force", file.toString()).exit).isZero();
        assertThat(file).hasContent(servedEvents);
        assertThat(files()).containsExactly("kept.jsonl");
    }

    @Test
    void symbolic_link_is_not_replaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));

        assertThat(run("export", "--force", link.toString()).err).startsWith(link + " is not a regular file");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void failed_export_leaves_no_file() throws IOException {
        Path file = folder.resolve("events.jsonl");
        try (JavaProcess process = JavaProcess.start(
                FileSizeLimitedCli.class,
                "20000",
                "export",
                "--data",
                BOOK.data().toString(),
                file.toString())) {
            JavaProcess.ProcessResult ended = process.await();

            assertThat(ended.err()).startsWith(file + " could not be written: ").hasLineCount(1);
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.out()).isEmpty();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void full_disk_behind_standard_output_is_reported() throws Exception {
        PipedResult full = piped("export --what postings -", "> /dev/full");

        assertThat(full.err).isEqualTo("Standard output could not be written: No space left on device.\n");
        assertThat(full.exit).isEqualTo(3);
    }

    @Test
    void closed_pipe_ends_the_export_silently() throws Exception {
        PipedResult first = piped("export -", "| head -n 2");

        assertThat(first.err).isEmpty();
        assertThat(first.out.lines()).isEqualTo(servedEvents.lines().limit(2).toList());
        assertThat(first.exit).isEqualTo(3);
    }

    private record PipedResult(int exit, String out, String err) {}

    /** The program in a shell, which can lead its output where Java cannot. */
    private PipedResult piped(String args, String behind) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        "\"$0\" -Xmx256m -XX:TieredStopAtLevel=1 -cp \"$1\" " + MutatieboekApplication.class.getName()
                                + " " + args + " --data \"$2\" " + behind + "; exit ${PIPESTATUS[0]}",
                        java,
                        System.getProperty("java.class.path"),
                        BOOK.data().toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new PipedResult(shell.waitFor(), Files.readString(out), Files.readString(err));
    }
}
