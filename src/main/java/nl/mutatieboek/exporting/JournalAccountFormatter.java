package nl.mutatieboek.exporting;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * Formats account names that hledger, ledger-cli and beancount accept: {@code Assets:Expenditure:2026:XX:37:2:Zbo}.
 * Flow and year precede the item, so that an account with its children is one balance and never a sum over flows or
 * years.
 *
 * <p>In beancount each part begins with a capital or a digit and contains letters, digits and hyphens only. Item codes
 * have no capitals: the first letter is capitalised, and any other capital begins a replacement of a sign: {@code Or}
 * for {@code ~}, {@code Dot} for {@code .}, {@code Under} for {@code _}. Names are unique.
 */
final class JournalAccountFormatter {
    private JournalAccountFormatter() {}

    /** Account of an item itself; with its children it is the balance of the item. */
    static String accountName(ItemPath item, Flow flow, BudgetYear year) {
        return Stream.concat(
                        Stream.of(
                                "Assets",
                                word(flow),
                                year.toString(),
                                item.chapter().value()),
                        item.codes().stream().map(JournalAccountFormatter::part))
                .collect(Collectors.joining(":"));
    }

    /** Counter account of what a mutation adds to the budget or removes from it. */
    static String counterAccountName(Flow flow, BudgetYear year) {
        return "Equity:" + word(flow) + ":" + year;
    }

    /**
     * Account for rounding remainders, below the counter account: together they hold the whole of the flow and year.
     */
    static String roundingAccountName(Flow flow, BudgetYear year) {
        return counterAccountName(flow, year) + ":Rounding";
    }

    private static String word(Flow flow) {
        return switch (flow) {
            case COMMITMENTS -> "Commitments";
            case EXPENDITURE -> "Expenditure";
            case RECEIPTS -> "Receipts";
        };
    }

    private static String part(String code) {
        String signs = code.substring(1).replace("~", "Or").replace(".", "Dot").replace("_", "Under");
        return Character.toUpperCase(code.charAt(0)) + signs;
    }
}
