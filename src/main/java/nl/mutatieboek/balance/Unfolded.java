package nl.mutatieboek.balance;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Malformed;

/** Of which items the table shows what lies below them. */
sealed interface Unfolded extends Predicate<ItemPath> {
    /** As it stands in an address for all of them. */
    String ALL = "all";

    /** What is best for the book: all of it while it is short, its chapters where it is not. */
    record AsFits(boolean fits) implements Unfolded {
        @Override
        public boolean test(ItemPath item) {
            return fits;
        }
    }

    record All() implements Unfolded {
        @Override
        public boolean test(ItemPath item) {
            return true;
        }
    }

    record These(Set<ItemPath> items) implements Unfolded {
        public These {
            items = Set.copyOf(items);
        }

        @Override
        public boolean test(ItemPath item) {
            return items.contains(item);
        }
    }

    /**
     * As an address says it: {@code all}, or items with commas between; nothing for none.
     *
     * @throws Malformed if one of them is no item
     */
    static Unfolded parse(String text) {
        if (text.equals(ALL)) {
            return new All();
        }
        return new These(Arrays.stream(text.split(","))
                .filter(item -> !item.isEmpty())
                .map(ItemPath::parse)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The same as an address says it. */
    static String written(Set<ItemPath> items) {
        return items.stream().map(ItemPath::toString).sorted().collect(Collectors.joining(","));
    }
}
