package nl.mutatieboek.mutation.entry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Suggests items: those of the latest own proposals, those of the own chapters and of chapters in the form, and the
 * placeholders of all other chapters.
 */
@Component
record ItemSuggestionQueries(StructureQueries structure, RecentItemQueries recent, CurrentActor acting) {
    /** The chapters for which the reader may propose. */
    SortedSet<ChapterCode> ownChapters() {
        return new TreeSet<>(acting.actor().chapterMandates().getOrDefault(Mandate.PROPOSE, Set.of()));
    }

    /** The items of the latest own proposals. */
    List<ItemPath> findRecent() {
        return recent.findRecent(ownChapters());
    }

    /** Suggested items with their names, the recent ones first. */
    Map<ItemPath, String> findItems(ProposalForm form, List<ItemPath> recentItems) {
        SortedSet<ChapterCode> chapters = ownChapters();
        form.rows().forEach(row -> chapters.addAll(chapter(row.item())));
        StructureSnapshot outline = structure.current();
        Map<ItemPath, String> items = new LinkedHashMap<>();
        recentItems.forEach(item -> items.put(item, outline.lastName(item).orElse("")));
        outline.items().stream()
                .filter(item -> chapters.contains(item.path().chapter()))
                .forEach(item -> items.put(item.path(), orEmpty(item.name())));
        outline.chapters().stream()
                .filter(chapter -> !ownChapters().contains(chapter.code()))
                .forEach(chapter -> items.put(ItemPath.of(chapter.code()).toUnassigned(), orEmpty(chapter.name())));
        return items;
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static Collection<ChapterCode> chapter(String item) {
        try {
            return item.isBlank() ? List.of() : List.of(new ChapterCode(item.split("/", 2)[0]));
        } catch (MalformedValueException e) {
            // The value is still incomplete.
            return List.of();
        }
    }
}
