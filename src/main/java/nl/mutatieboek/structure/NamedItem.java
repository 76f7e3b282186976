package nl.mutatieboek.structure;

import java.util.List;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/** An item with its name; null for what a source leaves open. */
public record NamedItem(ItemPath item, @Nullable String name) {
    public static NamedItem of(ItemPath item, Outline outline) {
        return new NamedItem(item, outline.lastName(item).orElse(null));
    }

    /** Those above it, the chapter first. */
    public static List<NamedItem> above(ItemPath item, Outline outline) {
        return item.lineage().stream()
                .limit(item.depth())
                .map(above -> of(above, outline))
                .toList();
    }
}
