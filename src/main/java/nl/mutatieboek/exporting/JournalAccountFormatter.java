package nl.mutatieboek.exporting;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * Names of accounts that hledger, ledger and beancount all take: {@code Assets:Expenditure:2026:XX:37:2:Zbo}. Flow and year stand
 * before the item, so that an account with all below it is a balance of the book, and never a sum over flows or years.
 *
 * <p>Beancount wants each part to begin with a capital or a digit and to hold letters, digits and hyphens alone. In a code of an item
 * all letters are small; so a first letter is written as a capital, and any other capital begins a word that stands for a sign:
 * {@code Or} for {@code ~}, {@code Dot} for {@code .}, {@code Under} for {@code _}. No two items have one name.
 */
final class JournalAccountFormatter {
    private JournalAccountFormatter() {}

    /** What lies on an item itself; together with what lies below it, its balance. */
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

    /** Where the other side is of what a mutation adds to the book or takes from it. */
    static String counterAccountName(Flow flow, BudgetYear year) {
        return "Equity:" + word(flow) + ":" + year;
    }

    /** What rounded figures of sources leave, below the other side: with it that is the whole of the flow and year. */
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
