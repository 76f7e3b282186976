package nl.mutatieboek.exporting;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.exporting.JournalTransaction.TransactionLeg;

/**
 * Formats a journal for beancount, which opens accounts before use and asserts balances at the start of a day, accounts
 * below included.
 */
final class BeancountJournalFormatter implements JournalFormatter {
    private static final LocalDate OPENING_DATE = LocalDate.of(BudgetYear.FIRST, 1, 1);

    @Override
    public void writeHeader(Appendable out, List<String> remarks, Collection<String> accounts) throws IOException {
        for (String remark : remarks) {
            out.append("; ").append(remark).append('\n');
        }
        out.append("\noption \"operating_currency\" ").append(quoted(COMMODITY)).append('\n');
        directive(out, OPENING_DATE, "commodity", COMMODITY);
        for (String account : accounts) {
            directive(out, OPENING_DATE, "open", account + " " + COMMODITY);
        }
    }

    @Override
    public void writeTransaction(Appendable out, JournalTransaction transaction) throws IOException {
        out.append('\n');
        directive(
                out, transaction.effectiveOn(), "*", quoted(transaction.number()) + " " + quoted(transaction.title()));
        for (Map.Entry<String, String> tag : transaction.tags().entrySet()) {
            out.append("  ")
                    .append(tag.getKey())
                    .append(": ")
                    .append(quoted(tag.getValue()))
                    .append('\n');
        }
        for (TransactionLeg leg : transaction.legs()) {
            out.append("  ")
                    .append(leg.account())
                    .append("  ")
                    .append(LedgerCliJournalFormatter.amount(leg.thousands()))
                    .append('\n');
        }
    }

    @Override
    public void writeBalanceAssertions(Appendable out, LocalDate lastDay, List<BalanceAssertion> balances)
            throws IOException {
        out.append('\n');
        for (BalanceAssertion assertion : balances) {
            directive(
                    out,
                    lastDay.plusDays(1),
                    "balance",
                    assertion.account() + "  " + LedgerCliJournalFormatter.amount(assertion.total()));
        }
    }

    private static void directive(Appendable out, LocalDate day, String word, String rest) throws IOException {
        out.append(day.toString())
                .append(' ')
                .append(word)
                .append(' ')
                .append(rest)
                .append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
