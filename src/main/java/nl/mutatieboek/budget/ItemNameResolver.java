package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.mutatieboek.budget.ItemNameIndex.ItemMatch;
import nl.mutatieboek.budget.ItemResolution.AmbiguousItem;
import nl.mutatieboek.budget.ItemResolution.ChapterItem;
import nl.mutatieboek.budget.ItemResolution.ResolvedItem;
import nl.mutatieboek.budget.ItemResolution.UnknownItemName;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds the item that a person means by any part of its name or code: {@code ind}, {@code artikel 37}, {@code 37.2},
 * {@code XX 37}. For pages only; programs name items by their paths.
 *
 * <p>Chapters and items are not under embargo, so every reader finds the same.
 */
@Component
public class ItemNameResolver {
    private static final int CHOICES = 12;
    private static final int SIMILAR = 3;
    private static final int MAX_TEXT = 200;
    private static final int MAX_INDEXES = 12;

    private final Supplier<StructureSnapshot> structure;
    private volatile @Nullable YearlyItemNameIndexes latest;

    /** Indexes of one structure, by budget year. */
    private record YearlyItemNameIndexes(
            StructureSnapshot structure, Map<Optional<BudgetYear>, ItemNameIndex> byYear) {}

    @Autowired
    ItemNameResolver(StructureQueries structure) {
        this(structure::current);
    }

    ItemNameResolver(Supplier<StructureSnapshot> structure) {
        this.structure = structure;
    }

    /** Resolves a text. A path stays as it is, because the rules judge whether it exists. */
    public ItemResolution resolve(String text, ItemSearchScope scope) {
        String stripped = text.strip();
        StructureSnapshot now = structure.get();
        ItemPath path = parse(stripped);
        if (path != null && (!path.isChapter() || (now.knows(path) && !scope.forPosting()))) {
            return new ResolvedItem(label(path, now, scope));
        }
        if (stripped.isEmpty() || stripped.length() > MAX_TEXT) {
            return new UnknownItemName(List.of());
        }
        ItemNameIndex index = index(now, scope.year());
        List<ItemMatch> all = index.find(stripped, scope);
        if (all.isEmpty()) {
            return new UnknownItemName(index.findSimilar(stripped, SIMILAR).stream()
                    .map(similar -> forScope(similar, scope))
                    .toList());
        }
        List<ItemMatch> meant = meant(all, scope);
        if (meant.size() == 1) {
            ItemLabel only = meant.getFirst().label();
            return scope.forPosting() && only.item().isChapter() ? chapter(only, now, scope) : new ResolvedItem(only);
        }
        return new AmbiguousItem(
                all.stream()
                        .limit(CHOICES)
                        .map(match -> forScope(match.label(), scope))
                        .toList(),
                all.size());
    }

    /** The matches that compete: an exact path, else those in the own chapters, of which exact ones prevail. */
    private static List<ItemMatch> meant(List<ItemMatch> all, ItemSearchScope scope) {
        if (all.getFirst().quality() == ItemNameIndex.MatchQuality.PATH) {
            return List.of(all.getFirst());
        }
        List<ItemMatch> own = all.stream()
                .filter(match ->
                        scope.ownChapters().contains(match.label().item().chapter()))
                .toList();
        List<ItemMatch> competing = own.isEmpty() ? all : own;
        ItemNameIndex.MatchQuality best = competing.getFirst().quality();
        return best.isExact()
                ? competing.stream().filter(match -> match.quality() == best).toList()
                : competing;
    }

    /** Suggests items for an unfinished text, the best first. */
    public List<ItemLabel> complete(String text, ItemSearchScope scope, int limit) {
        return match(text, scope, limit).stream().map(ItemMatch::label).toList();
    }

    /** Suggests items for an unfinished text and says how well each matches, the best first. */
    List<ItemMatch> match(String text, ItemSearchScope scope, int limit) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            return List.of();
        }
        return index(structure.get(), scope.year()).find(text, scope).stream()
                .limit(limit)
                .map(match -> new ItemMatch(forScope(match.label(), scope), match.quality()))
                .toList();
    }

    private static ItemLabel label(ItemPath item, StructureSnapshot now, ItemSearchScope scope) {
        return new ItemLabel(item, now.nameOrLast(item.account(), scope.year()).orElse(null));
    }

    private static @Nullable ItemPath parse(String text) {
        try {
            return ItemPath.parse(text);
        } catch (MalformedValueException e) {
            // A name or a part of one.
            return null;
        }
    }

    /** A chapter has postings on its unknown article only. */
    private static ItemLabel forScope(ItemLabel label, ItemSearchScope scope) {
        return scope.forPosting() && label.item().isChapter()
                ? new ItemLabel(label.item().toUnassigned(), label.name())
                : label;
    }

    private static ItemResolution chapter(ItemLabel chapter, StructureSnapshot now, ItemSearchScope scope) {
        List<ItemLabel> choices = new ArrayList<>(now.children(chapter.item()).stream()
                .filter(child -> scope.year() == null
                        || now.validity(child, scope.year()).isPresent())
                .map(child -> label(child, now, scope))
                .toList());
        choices.add(forScope(chapter, scope));
        return choices.size() == 1 ? new ResolvedItem(choices.getFirst()) : new ChapterItem(chapter, choices);
    }

    private ItemNameIndex index(StructureSnapshot now, @Nullable BudgetYear year) {
        YearlyItemNameIndexes known = latest;
        if (known == null || known.structure() != now || known.byYear().size() > MAX_INDEXES) {
            known = new YearlyItemNameIndexes(now, new ConcurrentHashMap<>());
            latest = known;
        }
        return known.byYear().computeIfAbsent(Optional.ofNullable(year), of -> new ItemNameIndex(now, of.orElse(null)));
    }
}
