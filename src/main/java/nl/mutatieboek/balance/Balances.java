package nl.mutatieboek.balance;

import java.util.List;

/**
 * An answer about balances.
 *
 * @param axes the axes on which it was asked
 * @param ledgerNumber the number up to which it is complete
 * @param rows one per item, flow and year, items in the order of the budget
 */
public record Balances(Axes axes, long ledgerNumber, List<Balance> rows) {
    public Balances {
        rows = List.copyOf(rows);
    }
}
