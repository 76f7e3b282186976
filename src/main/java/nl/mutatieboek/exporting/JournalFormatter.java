package nl.mutatieboek.exporting;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import org.jspecify.annotations.Nullable;

/** Formats a journal for one program, as strictly as the program allows: every account is declared. */
sealed interface JournalFormatter permits LedgerCliJournalFormatter, BeancountJournalFormatter {
    String MUTATION = "mutation";
    String KIND = "kind";
    String MOMENT = "moment";
    String LEDGER_NUMBER = "ledger-number";
    String RECORDED_AT = "recorded-at";
    String REVERSES = "reverses";

    /** Tags of transactions. */
    List<String> TAGS = List.of(MUTATION, KIND, MOMENT, LEDGER_NUMBER, RECORDED_AT, REVERSES);

    /** Thousands of euros. */
    String COMMODITY = "KEUR";

    static JournalFormatter forFormat(ExportFormat format) {
        return switch (format) {
            case HLEDGER -> LedgerCliJournalFormatter.HLEDGER;
            case LEDGER -> LedgerCliJournalFormatter.LEDGER;
            case BEANCOUNT -> new BeancountJournalFormatter();
            case JSONL, CSV, ZIP -> throw new IllegalArgumentException("Not a journal format: " + format);
        };
    }

    /**
     * Expected balance of an account.
     *
     * @param own amount on the account itself; null if it has no postings
     * @param total amount with accounts below included
     */
    record BalanceAssertion(String account, @Nullable Long own, long total) {
        boolean hasMoreBelow() {
            return own == null || own != total;
        }
    }

    /** Writes everything before the first transaction. */
    void writeHeader(Appendable out, List<String> remarks, Collection<String> accounts) throws IOException;

    void writeTransaction(Appendable out, JournalTransaction transaction) throws IOException;

    /**
     * Writes the expected balances after the last transaction.
     *
     * @param lastDay last day of any transaction
     */
    void writeBalanceAssertions(Appendable out, LocalDate lastDay, List<BalanceAssertion> balances) throws IOException;
}
