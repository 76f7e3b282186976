package nl.mutatieboek.exporting;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journals of a book with rounded mutations of every kind that leaves a remainder. */
@Tag("application")
class RoundedJournalTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/92", "XX/92/asiel", "XVII/4");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 8_728_219)));
        ledger.book(proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("XX/92/asiel", 2026, 900_000)));
        bookRounded(
                ledger,
                MutationKind.TRANSFER,
                expenditure("XX/37", 2026, -9_000),
                expenditure("XVII/4", 2026, 5_000),
                expenditure("XVII/~", 2026, 3_000));
        bookRounded(
                ledger,
                MutationKind.REALLOCATION,
                expenditure("XX/37", 2026, -9_000),
                expenditure("XX/91", 2026, 5_000),
                expenditure("XX/92", 2026, 5_000));
        bookRounded(
                ledger,
                MutationKind.RESERVE_ALLOCATION,
                expenditure("XX/92/asiel", 2026, -232_000),
                expenditure("XX/37", 2026, 77_000),
                expenditure("XX/91", 2026, 77_000),
                expenditure("XX/92", 2026, 77_000));
        bookRounded(
                ledger,
                MutationKind.CASH_SHIFT,
                expenditure("XX/37", 2026, -232_000),
                expenditure("XX/37", 2027, 77_000),
                expenditure("XX/37", 2028, 77_000),
                expenditure("XX/37", 2029, 77_000));
        bookRounded(
                ledger,
                MutationKind.GROSS_UP,
                expenditure("XX/37", 2026, 5_000),
                expenditure("XX/91", 2026, 4_000),
                posting("XX/37", Flow.RECEIPTS, 2026, 10_000));
        MutationId mistake = bookRounded(
                ledger,
                MutationKind.TRANSFER,
                expenditure("XX/37", 2026, -7_000),
                expenditure("XVII/4", 2026, 5_000),
                expenditure("XVII/~", 2026, 3_000));
        MutationId reversal = ledger.reverse(mistake);
        ledger.record(LedgerFixture.COUNTERPART, id -> new Command.ConfirmMutation(reversal));
        BOOK.awaitProjections();
    }

    private static MutationId bookRounded(LedgerFixture ledger, MutationKind kind, Posting... postings) {
        return ledger.book(proposal(kind, "2026-OWB", 1_000, postings));
    }

    private static String journal(ExportOptions.ExportFormat format) {
        HttpReply reply = BOOK.as("auditor").get("/v1/exports/journal?format=" + format);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportOptions.ExportFormat.class,
            names = {"HLEDGER", "LEDGER", "BEANCOUNT"})
    void journal_transactions_balance_with_rounding_on_its_own_account(ExportOptions.ExportFormat format) {
        JournalReader journal = JournalReader.parse(journal(format));

        assertThat(journal.errors()).isEmpty();
        // 1,000 of the transfer, −1,000 of the reallocation, 1,000 each of the allocation and the gross-up.
        assertThat(journal.accounts())
                .containsEntry("Equity:Expenditure:2026:Rounding", 2_000L)
                .containsEntry("Equity:Expenditure:2029:Rounding", 1_000L);
        assertThat(journal.sumWithChildren("Equity:Expenditure:2026"))
                .isEqualTo(-journal.sumWithChildren("Assets:Expenditure:2026"));
        assertThat(journal.sumWithChildren("Equity:Expenditure:2029"))
                .isEqualTo(-journal.sumWithChildren("Assets:Expenditure:2029"));
    }

    @Tag("whole")
    @ParameterizedTest
    @EnumSource
    void accounting_programs_accept_the_journal_and_compute_the_same_sums(
            AccountingProgram program, @TempDir Path folder) throws IOException {
        assumeTrue(program.isInstalled(), program + " is not installed here");
        String text = journal(program.format());
        Path file = Files.writeString(folder.resolve("journal." + program.format()), text);

        AccountingProgram.AccountingProgramResult answer = program.checkJournal(file);

        assertThat(answer.wrong()).isEmpty();
        assertThat(answer.accounts()).containsAllEntriesOf(nonZero(JournalReader.parse(text)));
    }

    private static java.util.Map<String, Long> nonZero(JournalReader journal) {
        java.util.Map<String, Long> accounts = new java.util.TreeMap<>(journal.accounts());
        accounts.values().removeIf(thousands -> thousands == 0);
        return accounts;
    }
}
