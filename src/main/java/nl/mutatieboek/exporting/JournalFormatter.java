package nl.mutatieboek.exporting;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import org.jspecify.annotations.Nullable;

/** How one program wants to read a journal. Each is asked to be as strict as it can be: every account is declared. */
sealed interface JournalFormatter permits LedgerCliJournalFormatter, BeancountJournalFormatter {
    String MUTATION = "mutation";
    String KIND = "kind";
    String MOMENT = "moment";
    String LEDGER_NUMBER = "ledger-number";
    String RECORDED_AT = "recorded-at";
    String REVERSES = "reverses";

    /** What is said of transactions. */
    List<String> TAGS = List.of(MUTATION, KIND, MOMENT, LEDGER_NUMBER, RECORDED_AT, REVERSES);

    /** Thousands of euros. */
    String COMMODITY = "KEUR";

    static JournalFormatter forFormat(ExportFormat format) {
        return switch (format) {
            case HLEDGER -> LedgerCliJournalFormatter.HLEDGER;
            case LEDGER -> LedgerCliJournalFormatter.LEDGER;
            case BEANCOUNT -> new BeancountJournalFormatter();
            case JSONL, CSV -> throw new IllegalArgumentException("No journal is written as " + format);
        };
    }

    /**
     * What an account must have come to.
     *
     * @param own what lies on it itself; null where nothing does
     * @param total that and what lies below it
     */
    record BalanceAssertion(String account, @Nullable Long own, long total) {
        boolean hasMoreBelow() {
            return own == null || own != total;
        }
    }

    /** What stands before the first transaction. */
    void writeHeader(Appendable out, List<String> remarks, Collection<String> accounts) throws IOException;

    void writeTransaction(Appendable out, JournalTransaction transaction) throws IOException;

    /**
     * What the balances must be after the last transaction.
     *
     * @param lastDay the last day of any transaction
     */
    void writeBalanceAssertions(Appendable out, LocalDate lastDay, List<BalanceAssertion> balances) throws IOException;
}
