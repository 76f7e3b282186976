package nl.mutatieboek.cli;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts and proofs of balances that the command line writes from a book that is not served. */
@Tag("application")
@Isolated
class CliEvidenceTest {
    private static final ApplicationFixture BOOK = ApplicationFixture.empty();
    private static String verifierKey;
    private static long last;

    @BeforeAll
    static void write() {
        BOOK.start();
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_234_000)));
        ledger.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -7), expenditure("XVII/1", 2026, 7)));
        last = ledger.ledgerNumber();
        BOOK.awaitProjections();
        verifierKey = BOOK.bean(HeadSigner.class).verifierKey();
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
    void receipt_command_writes_receipts_that_hold(@TempDir Path folder) throws Exception {
        CommandRun mutation = run("receipt", "XX-2026-0002", "--folder", folder.toString());
        assertThat(mutation.exit()).as(mutation.err()).isZero();
        assertThat(mutation.out().lines()).hasSize(8);
        String entry = folder.resolve("entry-1.tlog-proof").toString();
        assertThat(run("receipt", "1", "--folder", folder.toString(), "--json")
                        .json()
                        .at("/files/0")
                        .asString())
                .isEqualTo(entry);
        for (String file :
                Stream.concat(Stream.of(entry), mutation.out().lines()).toList()) {
            assertThat(VerifierMain.run(new String[] {"receipt", file, "--key", verifierKey}, System.err, System.err))
                    .as(file)
                    .isEqualTo(VerifierMain.HOLDS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--item XX",
                "--item XX --moment 2026-OWB",
                "--item XX/37/~ --effective-on 2026-12-31",
                "--item XX/37/~ --moment 2026-OWB",
                "--item XX --embargoed-moment 2026-O1"
            })
    void balance_command_writes_a_proof_that_holds(String requested, @TempDir Path folder) {
        String file = folder.resolve("balance.proof").toString();
        CommandRun written =
                run(("balance --flow EXPENDITURE --year 2026 --proof " + file + " " + requested).split(" "));
        assertThat(written.exit()).as(written.err()).isZero();
        assertThat(VerifierMain.run(new String[] {"balance", file, "--key", verifierKey}, System.err, System.err))
                .isEqualTo(VerifierMain.HOLDS);
        assertThat(keptBalanceHead()).as("the command line writes no head").doesNotExist();
    }

    private static Path keptBalanceHead() {
        return BOOK.data().resolve("heads/last-balance-head.txt");
    }

    @Test
    void balance_command_opens_the_book_again_if_a_later_head_is_kept(@TempDir Path folder) throws Exception {
        Files.writeString(
                keptBalanceHead(),
                "mutatieboek/balances\n%d\n%s\nbalances-v1 other\n\n— mutatieboek signature\n"
                        .formatted(last + 1, "r".repeat(44)));
        String[] command = "balance --item XX --flow EXPENDITURE --year 2026 --proof %s"
                .formatted(folder.resolve("balance.proof"))
                .split(" ");
        try {
            CommandRun refused = run(command);
            assertThat(refused.exit()).isEqualTo(MutatieboekCli.EXIT_FAILED);
            assertThat(refused.err())
                    .contains("The head of the balances of %d entries is not signed, because one of %d entries was."
                            .formatted(last, last + 1));

            CompletableFuture<Void> removed = CompletableFuture.runAsync(
                    () -> assertThat(keptBalanceHead().toFile().delete()).isTrue(),
                    CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
            CommandRun written = run(command);
            assertThat(written.exit()).as(written.err()).isZero();
            removed.join();
        } finally {
            Files.deleteIfExists(keptBalanceHead());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--item XX --flow EXPENDITURE",
                "--item XX --flow EXPENDITURE --year 2026 --effective-on 2026-12-31 --moment 2026-OWB",
                "--item XX --flow EXPENDITURE --year 2026 --known-at 3",
                "--item XX --flow EXPENDITURE --year 2026 --embargoed-moment 2026-OWB",
                "--item XX --flow EXPENDITURE --year 2026 --embargoed-moment 2026-O1 --moment 2026-OWB",
                "--item XX/99/~ --flow EXPENDITURE --year 2026"
            })
    void balance_command_writes_no_proof_of_something_else(String requested, @TempDir Path folder) {
        Path file = folder.resolve("balance.proof");
        assertThat(run(("balance --proof " + file + " " + requested).split(" ")).exit())
                .isEqualTo(2);
        assertThat(file).doesNotExist();
    }

    @Test
    void balance_command_says_that_a_moment_is_public_or_unknown(@TempDir Path folder) {
        String command = "balance --item XX --flow EXPENDITURE --year 2026 --proof %s --embargoed-moment "
                .formatted(folder.resolve("balance.proof"));
        assertThat(run((command + "2026-OWB").split(" ")).err()).contains("2026-OWB is public for chapter XX");
        assertThat(run((command + "2031-OWB").split(" ")).err()).contains("The ledger has no moment 2031-OWB.");
    }

    @Test
    void balance_command_overwrites_a_proof_only_with_force(@TempDir Path folder) {
        String command = "balance --item XX --flow EXPENDITURE --year 2026 --proof " + folder.resolve("balance.proof");
        assertThat(run(command.split(" ")).exit()).isZero();
        assertThat(run(command.split(" ")).err()).contains("--force");
        assertThat(run((command + " --force").split(" ")).exit()).isZero();
    }

    @Test
    void receipt_command_overwrites_files_only_with_force(@TempDir Path folder) {
        assertThat(run("receipt", "1", "--folder", folder.toString()).exit()).isZero();
        assertThat(run("receipt", "1", "--folder", folder.toString()).err()).contains("--force");
        assertThat(run("receipt", "1", "--folder", folder.toString(), "--force").exit())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000000", "XX-2026-0999", "ZZ-2026-0001", "XX", "-1"})
    void receipt_command_refuses_a_number_that_is_not_in_the_book(String number, @TempDir Path folder) {
        assertThat(run("receipt", "--folder", folder.toString(), number).exit()).isEqualTo(2);
    }
}
