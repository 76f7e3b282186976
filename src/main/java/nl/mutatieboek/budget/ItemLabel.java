package nl.mutatieboek.budget;

import java.util.List;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/** An item with its name; the name is null for what a source leaves open. */
public record ItemLabel(ItemPath item, @Nullable String name) {
    public static ItemLabel of(ItemPath item, StructureSnapshot outline) {
        return new ItemLabel(item, outline.lastName(item).orElse(null));
    }

    /** The items above it, the chapter first. */
    public static List<ItemLabel> ancestorsOf(ItemPath item, StructureSnapshot outline) {
        return item.ancestorsAndSelf().stream()
                .limit(item.depth())
                .map(above -> of(above, outline))
                .toList();
    }
}
