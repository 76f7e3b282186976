package nl.mutatieboek.balance;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;

/** Of which items the table shows what lies below them, as an address says it. */
record UnfoldedItemsParser(Predicate<ItemPath> items) {
    private static final String ALL = "all";

    /**
     * Reads {@code all}, or items with commas between; nothing for none.
     *
     * @throws MalformedValueException if one of them is no item
     */
    static UnfoldedItemsParser parse(String text) {
        return new UnfoldedItemsParser(
                text.equals(ALL)
                        ? item -> true
                        : Arrays.stream(text.split(","))
                                .filter(item -> !item.isEmpty())
                                .map(ItemPath::parse)
                                .collect(Collectors.toUnmodifiableSet())::contains);
    }

    /** Writes items so that they are read again. */
    static String format(Collection<ItemPath> items) {
        return items.stream().map(ItemPath::toString).collect(Collectors.joining(","));
    }
}
