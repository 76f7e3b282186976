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
 * The book at a point in double entry: a transaction for each mutation, as the ledger has it, and at the end what each balance must
 * be, as the balances have it.
 */
final class JournalWriter {
    private final JournalFormatter dialect;
    private final Writer out;
    private final Set<String> posted = new HashSet<>();
    private @Nullable LocalDate lastDay;

    private JournalWriter(JournalFormatter dialect, Writer out) {
        this.dialect = dialect;
        this.out = out;
    }

    /**
     * Writes it.
     *
     * @param balances all of them at the point
     */
    static void write(
            ResolvedAsOf point,
            JournalFormatter dialect,
            List<Balance> balances,
            AsOfPostingReader postings,
            Writer out,
            ExportProgressListener reached)
            throws IOException {
        List<Balance> known = balances.stream().filter(Balance::known).toList();
        dialect.writeHeader(out, remarks(point), accounts(known));
        JournalWriter journal = new JournalWriter(dialect, out);
        postings.forEachMutation(point, reached, mutation -> journal.add(JournalTransaction.of(mutation)));
        LocalDate last = journal.lastDay;
        if (last != null) {
            dialect.writeBalanceAssertions(out, last, journal.balanceAssertions(known));
        }
    }

    private static List<String> remarks(ResolvedAsOf point) {
        String bounds = point.axes().inOne();
        return List.of(
                "Mutatieboek up to ledger number " + point.ledgerNumber()
                        + (bounds.isEmpty() ? "" : ", asked at " + bounds) + ".",
                "Amounts are whole thousands of euros. Commitments, expenditure and receipts are never added up.");
    }

    private static Set<String> accounts(List<Balance> known) {
        Set<String> accounts = new LinkedHashSet<>();
        known.stream().filter(row -> !isOwn(row.item())).forEach(row -> accounts.add(account(row)));
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
            dialect.writeTransaction(out, transaction);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is the line of what lies on an item itself, which has no account of its own. */
    private static boolean isOwn(ItemPath item) {
        return !item.account().equals(item);
    }

    private List<BalanceAssertion> balanceAssertions(List<Balance> known) {
        Map<BudgetAccount, Thousands> own = new HashMap<>();
        known.stream()
                .filter(row -> isOwn(row.item()))
                .forEach(row ->
                        own.put(new BudgetAccount(row.item().account(), row.flow(), row.year()), thousands(row)));
        List<BalanceAssertion> checked = new ArrayList<>();
        for (Balance row : known) {
            if (!isOwn(row.item())) {
                String account = account(row);
                // BudgetAccount nothing lies below an item, all of it lies on the item itself.
                Thousands itself =
                        own.getOrDefault(new BudgetAccount(row.item(), row.flow(), row.year()), thousands(row));
                checked.add(new BalanceAssertion(
                        account,
                        posted.contains(account) ? itself.value() : null,
                        thousands(row).value()));
            }
        }
        return checked;
    }

    private static String account(Balance row) {
        return JournalAccountFormatter.accountName(row.item(), row.flow(), row.year());
    }

    private static Thousands thousands(Balance row) {
        Thousands thousands = row.thousands();
        if (thousands == null) {
            throw new IllegalStateException("Known and without an amount: " + row);
        }
        return thousands;
    }
}
