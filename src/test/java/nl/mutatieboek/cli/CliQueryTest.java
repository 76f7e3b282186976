package nl.mutatieboek.cli;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Queries a book that is not served, from the command line. */
@Tag("main")
@Isolated
class CliQueryTest {
    private static final ApplicationFixture BOOK = ApplicationFixture.empty();
    private static String served;
    private static String servedChanges;
    private static long opening;
    private static long last;

    @BeforeAll
    static void write() {
        BOOK.start();
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").chapter("XVII").items(2025, "XX/37", "XVII/1");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_234_000)));
        opening = ledger.ledgerNumber();
        ledger.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -7), expenditure("XVII/1", 2026, 7)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 90)));
        last = ledger.ledgerNumber();
        BOOK.awaitProjections();
        served = BOOK.as("auditor").get("/v1/balances?item=XX/37").body();
        servedChanges = BOOK.as("auditor")
                .get("/v1/balances/changes?item=XX/37&from=knownAt=%d&to=knownAt=%d".formatted(opening, last))
                .body();
        BOOK.stop();
    }

    @AfterAll
    static void remove() {
        BOOK.close();
    }

    private static CommandRun run(String... args) {
        return CommandRun.of(
                List.of("--mutatieboek.heads.directory=" + BOOK.data().resolve("heads")),
                Stream.concat(Stream.of(args), Stream.of("--data=" + BOOK.data()))
                        .toList());
    }

    @Test
    void balance_command_prints_columns() {
        assertThat(run("balance").out().lines())
                .containsExactly(
                        "item  flow         year  thousands  pending  basis  rounded to",
                        "XVII  EXPENDITURE  2026          7           READ            1  incomplete",
                        "XX    EXPENDITURE  2026  1,233,993       90  READ            1");
    }

    @Test
    void balance_command_prints_the_api_response_as_json() {
        assertThat(run("balance", "--item", "XX/37", "--json").json()).isEqualTo(new JsonMapper().readTree(served));
    }

    @Test
    void balance_command_accepts_all_three_time_axes() {
        String then = Long.toString(opening);

        assertThat(run("balance", "--item=XX/37", "--known-at=" + then, "--json")
                        .json()
                        .at("/balances/0/thousands")
                        .asLong())
                .isEqualTo(1_234_000);
        assertThat(run("balance", "--item=XX/37", "--effective-on=2024-01-01", "--flow=EXPENDITURE", "--year=2026")
                        .out())
                .contains("not known");
    }

    /** Stored data must stay readable without Axon. */
    @Test
    void ledger_is_verified_and_read_without_axon_on_the_class_path() {
        String data = "--data=" + BOOK.data();
        try (JavaProcess verify =
                        JavaProcess.startWithoutJar("axon", MutatieboekApplication.class, "verify", "--json", data);
                JavaProcess balance = JavaProcess.startWithoutJar(
                        "axon", MutatieboekApplication.class, "balance", "--item=XX/37", "--json", data)) {
            ProcessResult verified = verify.await();
            ProcessResult read = balance.await();

            assertThat(verified.exit()).as(verified.err()).isZero();
            assertThat(new JsonMapper()
                            .readTree(verified.out())
                            .at("/ledgerNumber")
                            .asLong())
                    .isEqualTo(last);
            assertThat(new JsonMapper().readTree(read.out())).isEqualTo(new JsonMapper().readTree(served));
        }
    }

    @Test
    void changes_command_prints_differences_and_marks_restatements() {
        long booked = new JsonMapper()
                .readTree(servedChanges)
                .at("/changes/0/ledgerNumber")
                .asLong();

        assertThat(booked).isBetween(opening + 1, last - 1);
        assertThat(run("changes", "--item=XX/37", "--from=knownAt=" + opening)
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "flow year from to difference",
                        "EXPENDITURE 2026 1,234,000 1,233,993 -7",
                        "",
                        "no. moment effective on flow year thousands mutation title",
                        booked
                                + " 2026-OWB 2025-09-16 EXPENDITURE 2026 -7 XX-2026-0002 TRANSFER in 2026-OWB"
                                + " restatement");
    }

    @Test
    void changes_command_prints_the_api_response_as_json() {
        assertThat(run("changes", "--item=XX/37", "--from=knownAt=" + opening, "--to=knownAt=" + last, "--json")
                        .json())
                .isEqualTo(new JsonMapper().readTree(servedChanges));
    }

    @Test
    void trail_command_prints_pending_postings_last() {
        assertThat(run("trail", "--item", "XX/37").out().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("1,234,000 1,234,000 XX-2026-0001"))
                .anySatisfy(line -> assertThat(line).contains("-7 1,233,993 XX-2026-0002"))
                .last()
                .asString()
                .endsWith("(pending)");
    }

    @Test
    void trail_command_explains_actors_and_rules() {
        List<String> explained = run("trail", "--item", "XX/37", "--explain")
                .out()
                .lines()
                .map(line -> line.replaceAll("  +", " : "))
                .toList();

        assertThat(explained)
                .containsSubsequence(
                        "XX-2026-0001 : OPENING in 2026-OWB",
                        "kind : OPENING",
                        "XX-2026-0002 : TRANSFER in 2026-OWB",
                        "XX-2026-0003 : RE_ESTIMATE in 2026-OWB")
                .anyMatch(line -> line.matches("approved : by approver, \\d{4}-.*Z"))
                .anyMatch(line -> line.matches("confirmed : by [a-z-]+ for XVII, \\d{4}-.*Z"))
                .contains(
                        "rule : an opening is one-sided, and an item is opened once",
                        "source : 36800-XX-2, table 1, https://example.org/36800-XX-2");
        assertThat(explained).filteredOn(line -> line.startsWith("proposed ")).hasSize(3);
        assertThat(explained).filteredOn(line -> line.startsWith("approved ")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "trail", "changes --from=knownAt=0"})
    void query_command_prints_a_message_when_nothing_is_known(String command) {
        assertThat(run((command + " --item=XVII/1 --year=2031").split(" "))
                        .out()
                        .lines())
                .containsExactly("No data at this point in time.");
    }

    @Test
    void rebuild_command_reports_its_result() {
        CommandRun rebuilt = run("rebuild", "--json");

        assertThat(rebuilt.exit()).isZero();
        assertThat(rebuilt.json().at("/to").asLong()).isEqualTo(last);
        assertThat(rebuilt.json().at("/differences")).isEmpty();
        assertThat(rebuilt.json().at("/replaced").asBoolean()).isTrue();
        assertThat(rebuilt.json().at("/checkpoint").isNull()).isTrue();
        assertThat(BOOK.data().resolve("book.checkpoint")).exists();
        assertThat(run("verify").out()).contains("equal to the checkpoint at " + last);
        assertThat(run("rebuild").out()).contains("with the checkpoint at " + last + " and later entries");
    }

    @Test
    void replay_command_writes_all_balances_and_their_sha256(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("balances.csv");
        CommandRun replayed =
                run("replay", "--known-at", Long.toString(opening), "--balances", file.toString(), "--json");

        assertThat(replayed.exit()).isZero();
        assertThat(Files.readString(file)).isEqualTo("item,flow,year,thousands\nXX/37,EXPENDITURE,2026,1234000\n");
        assertThat(replayed.json().at("/balancesSha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(Files.readString(file).getBytes(StandardCharsets.UTF_8))));
        assertThat(run("replay", "--known-at", Long.toString(opening)).out()).contains("replaced      no");
    }

    @Test
    void replay_command_stores_nothing_and_overwrites_files_only_with_force(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("balances.csv"), "mine");
        CommandRun replayed = run("replay", "--json");

        assertThat(BOOK.data()
                        .resolve("certificates")
                        .resolve(replayed.json().at("/id").asString() + ".json"))
                .doesNotExist();
        assertThat(run("replay", "--balances", file.toString()).exit()).isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(run("replay", "--balances", file.toString(), "--force").exit())
                .isZero();
        assertThat(Files.readString(file)).startsWith("item,flow,year,thousands");
    }

    @Test
    void rebuild_command_fails_when_its_checkpoint_cannot_be_written() throws Exception {
        Path inTheWay = Files.createDirectories(BOOK.data().resolve("book.checkpoint.new"));
        try {
            assertThat(run("rebuild").exit()).isEqualTo(3);
        } finally {
            Files.delete(inTheWay);
        }
    }

    @Test
    void balance_at_an_unsettled_instant_exits_with_3() {
        CommandRun requested = run("balance", "--known-at", Instant.now().toString());

        assertThat(requested.err()).startsWith("What the ledger knew at");
        assertThat(requested.exit()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance --item=xx | A chapter is one to eight capital letters",
                "balance --item=XX/38 | The ledger has no item XX/38",
                "balance --known-at=4000 | This point in time is later than the last entry",
                "balance --known-at=soon | This must be an instant in UTC",
                "balance --moment=2031-OWB | The ledger has no moment 2031-OWB",
                "balance --depth=9 | Items have at most eight levels",
                "trail --item=XX --order=SIZE | The order is KNOWN_AT",
                "changes --item=XX/37 --from=41 | A point in time is a list such as",
                "changes --item=XX/37 --from=knownAt=1,knownAt=2 | A point in time is a list such as",
                "changes --item=XX/37 --to=knownAt=4000 | This point in time is later than the last entry",
                "changes --item=XX/38 | The ledger has no item XX/38",
            })
    void wrong_query_options_are_reported_with_a_message(String command, String sentence) {
        CommandRun wrong = run(command.split(" "));

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith(sentence);
    }
}
