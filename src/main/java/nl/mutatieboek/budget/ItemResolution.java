package nl.mutatieboek.budget;

import java.util.List;
import java.util.stream.Stream;

/** What a text means where an item is asked. */
public sealed interface ItemResolution {
    /** It means one item, or is a path that the rules judge. */
    record ResolvedItem(ItemLabel label) implements ItemResolution {}

    /**
     * It may mean several items.
     *
     * @param choices the best ones first
     * @param total number of all of them
     */
    record AmbiguousItem(List<ItemLabel> choices, int total) implements ItemResolution {
        public AmbiguousItem {
            choices = List.copyOf(choices);
        }
    }

    /**
     * It means a chapter, on which nothing is posted.
     *
     * @param choices its articles, and its unknown article
     */
    record ChapterItem(ItemLabel chapter, List<ItemLabel> choices) implements ItemResolution {
        public ChapterItem {
            choices = List.copyOf(choices);
        }
    }

    /**
     * It means no item.
     *
     * @param choices items with similar names
     */
    record UnknownItemName(List<ItemLabel> choices) implements ItemResolution {
        public UnknownItemName {
            choices = List.copyOf(choices);
        }
    }

    /** Returns the items among which to choose; none if it is resolved. */
    default List<ItemLabel> choices() {
        return switch (this) {
            case ResolvedItem r -> List.of();
            case AmbiguousItem a -> a.choices();
            case ChapterItem c -> c.choices();
            case UnknownItemName u -> u.choices();
        };
    }

    /** Returns the code of the message that says why it is not resolved; empty if it is. */
    default Stream<String> messageCode() {
        return switch (this) {
            case ResolvedItem r -> Stream.of();
            case AmbiguousItem a -> Stream.of("item-ambiguous");
            case ChapterItem c -> Stream.of("item-is-chapter");
            case UnknownItemName u -> Stream.of(u.choices().isEmpty() ? "item-unknown" : "item-unknown-nearest");
        };
    }
}
