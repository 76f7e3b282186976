package nl.mutatieboek.exporting;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.exporting.JournalTransaction.TransactionLeg;

/**
 * Formats journals for ledger-cli and hledger. They differ in commodity declarations and balance assertions: {@code =}
 * asserts the account itself, hledger's {@code =*} includes accounts below.
 *
 * <p>Neither can escape {@code ;}, which begins a comment, or {@code |} in a title; the look-alike wide signs ； and ｜
 * replace them.
 */
enum LedgerCliJournalFormatter implements JournalFormatter {
    HLEDGER,
    LEDGER;

    @Override
    public void writeHeader(Appendable out, List<String> remarks, Collection<String> accounts) throws IOException {
        for (String remark : remarks) {
            out.append("; ").append(remark).append('\n');
        }
        out.append(
                this == HLEDGER
                        ? "\ncommodity 1000. " + COMMODITY + "\n"
                        : "\ncommodity " + COMMODITY + "\n    format 1000 " + COMMODITY + "\n");
        for (String tag : TAGS) {
            out.append("tag ").append(tag).append('\n');
        }
        for (String account : accounts) {
            out.append("account ").append(account).append('\n');
        }
    }

    @Override
    public void writeTransaction(Appendable out, JournalTransaction transaction) throws IOException {
        begin(out, transaction.effectiveOn(), transaction.number(), title(transaction.title()));
        for (Map.Entry<String, String> tag : transaction.tags().entrySet()) {
            out.append("    ; ")
                    .append(tag.getKey())
                    .append(": ")
                    .append(tag.getValue())
                    .append('\n');
        }
        for (TransactionLeg leg : transaction.legs()) {
            leg(out, leg.account(), leg.thousands());
            out.append('\n');
        }
    }

    @Override
    public void writeBalanceAssertions(Appendable out, LocalDate lastDay, List<BalanceAssertion> balances)
            throws IOException {
        begin(out, lastDay, "balances", "What the book says");
        for (BalanceAssertion assertion : balances) {
            if (assertion.own() != null) {
                check(out, assertion.account(), " = ", assertion.own());
            }
            if (this == HLEDGER && assertion.hasMoreBelow()) {
                check(out, assertion.account(), " =* ", assertion.total());
            }
        }
    }

    private static void begin(Appendable out, LocalDate day, String code, String title) throws IOException {
        out.append('\n')
                .append(day.toString())
                .append(" * (")
                .append(code)
                .append(") ")
                .append(title)
                .append('\n');
    }

    private static void check(Appendable out, String account, String sign, long thousands) throws IOException {
        leg(out, account, 0);
        out.append(sign).append(amount(thousands)).append('\n');
    }

    private static void leg(Appendable out, String account, long thousands) throws IOException {
        out.append("    ").append(account).append("  ").append(amount(thousands));
    }

    static String amount(long thousands) {
        return thousands + " " + COMMODITY;
    }

    private static String title(String text) {
        return text.replace(';', '；').replace('|', '｜');
    }
}
