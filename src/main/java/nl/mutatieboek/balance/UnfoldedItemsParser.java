package nl.mutatieboek.balance;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;

/**
 * Parses the expanded items in a URL.
 *
 * @param empties whether chapters without any balance are shown too
 */
record UnfoldedItemsParser(Predicate<ItemPath> items, boolean empties) {
    private static final String ALL = "all";
    private static final String EMPTIES = "empty";

    /**
     * Parses {@code all}, or items separated by commas, with {@code empty} for the chapters without any balance.
     *
     * @throws MalformedValueException if one is not an item
     */
    static UnfoldedItemsParser parse(String text) {
        if (text.equals(ALL)) {
            return new UnfoldedItemsParser(item -> true, true);
        }
        List<String> words =
                Arrays.stream(text.split(",")).filter(item -> !item.isEmpty()).toList();
        return new UnfoldedItemsParser(
                words.stream()
                        .filter(item -> !item.equals(EMPTIES))
                        .map(ItemPath::parse)
                        .collect(Collectors.toUnmodifiableSet())::contains,
                words.contains(EMPTIES));
    }

    /** Formats items for a URL. */
    static String format(Collection<ItemPath> items, boolean empties) {
        return Stream.concat(items.stream().map(ItemPath::toString), empties ? Stream.of(EMPTIES) : Stream.empty())
                .collect(Collectors.joining(","));
    }
}
