package nl.mutatieboek.balance;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;

/** Parses the expanded items in a URL. */
record UnfoldedItemsParser(Predicate<ItemPath> items) {
    private static final String ALL = "all";

    /**
     * Parses {@code all}, or items separated by commas.
     *
     * @throws MalformedValueException if one is not an item
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

    /** Formats items for a URL. */
    static String format(Collection<ItemPath> items) {
        return items.stream().map(ItemPath::toString).collect(Collectors.joining(","));
    }
}
