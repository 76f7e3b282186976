package nl.mutatieboek.balance;

import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.projection.ProjectionReader;

/** Sums the postings of every account, for benchmarks that have no access to the module. */
public final class AccountSumReader {
    private AccountSumReader() {}

    /** The sum of each account at a point, and all of them together as the answer. */
    public static long sumAllAccounts(ProjectionReader projections, ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter cut = lines.filterFor(point);
            return lines.accountsWithin(null)
                    .parallel()
                    .mapToLong(account -> booked(account, cut))
                    .sum();
        });
    }

    private static long booked(AccountPostingColumns account, AsOfFilter cut) {
        BalanceAccumulator sum = new BalanceAccumulator();
        account.addTo(sum, cut);
        Thousands booked = sum.booked();
        return booked == null ? 0 : booked.value();
    }
}
