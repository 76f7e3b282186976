package nl.mutatieboek.exporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.exporting.JournalFormatter.BalanceAssertion;
import org.jspecify.annotations.Nullable;

/**
 * Writes a journal as of a point in time: a transaction for each mutation, from the ledger, and balance assertions from
 * the balance projection.
 */
final class JournalWriter {
    private final JournalFormatter formatter;
    private final Writer out;
    private final Set<String> posted = new HashSet<>();
    private @Nullable LocalDate lastDay;

    private JournalWriter(JournalFormatter formatter, Writer out) {
        this.formatter = formatter;
        this.out = out;
    }

    /** @param balances all balances at that point in time */
    static void write(
            ResolvedAsOf asOf,
            JournalFormatter formatter,
            List<Balance> balances,
            AsOfPostingReader postings,
            Writer out,
            ExportProgressListener listener)
            throws IOException {
        List<Balance> known = balances.stream().filter(Balance::known).toList();
        formatter.writeHeader(out, remarks(asOf), accounts(known));
        JournalWriter journal = new JournalWriter(formatter, out);
        postings.forEachMutation(asOf, listener, mutation -> journal.add(JournalTransaction.of(mutation)));
        LocalDate last = journal.lastDay;
        if (last != null) {
            formatter.writeBalanceAssertions(out, last, journal.balanceAssertions(known));
        }
    }

    private static List<String> remarks(ResolvedAsOf asOf) {
        String bounds = asOf.axes().inOne();
        return List.of(
                "Mutatieboek up to ledger number " + asOf.ledgerNumber()
                        + (bounds.isEmpty() ? "" : ", asked at " + bounds) + ".",
                "Amounts are whole thousands of euros. Commitments, expenditure and receipts are never added up.");
    }

    private static Set<String> accounts(List<Balance> known) {
        Set<String> accounts = new LinkedHashSet<>();
        known.stream().filter(row -> !isUnassigned(row.item())).forEach(row -> accounts.add(account(row)));
        known.forEach(row -> {
            accounts.add(JournalAccountFormatter.counterAccountName(row.flow(), row.year()));
            accounts.add(JournalAccountFormatter.roundingAccountName(row.flow(), row.year()));
        });
        return accounts;
    }

    private void add(JournalTransaction transaction) {
        transaction.legs().forEach(leg -> posted.add(leg.account()));
        LocalDate day = transaction.effectiveOn();
        lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
        try {
            formatter.writeTransaction(out, transaction);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is the unassigned part of an item, which has no account of its own. */
    private static boolean isUnassigned(ItemPath item) {
        return !item.account().equals(item);
    }

    private List<BalanceAssertion> balanceAssertions(List<Balance> known) {
        Map<BudgetAccount, Thousands> own = new HashMap<>();
        known.stream()
                .filter(row -> isUnassigned(row.item()))
                .forEach(row ->
                        own.put(new BudgetAccount(row.item().account(), row.flow(), row.year()), thousands(row)));
        List<BalanceAssertion> assertions = new ArrayList<>();
        for (Balance row : known) {
            if (!isUnassigned(row.item())) {
                String account = account(row);
                // Without children, the whole balance is on the item itself.
                Thousands itself =
                        own.getOrDefault(new BudgetAccount(row.item(), row.flow(), row.year()), thousands(row));
                assertions.add(new BalanceAssertion(
                        account,
                        posted.contains(account) ? itself.value() : null,
                        thousands(row).value()));
            }
        }
        return assertions;
    }

    private static String account(Balance row) {
        return JournalAccountFormatter.accountName(row.item(), row.flow(), row.year());
    }

    private static Thousands thousands(Balance row) {
        Thousands thousands = row.thousands();
        if (thousands == null) {
            throw new IllegalStateException("Known balance without an amount: " + row);
        }
        return thousands;
    }
}
