package nl.mutatieboek.budget;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownItem;
import nl.mutatieboek.budget.StructureQueries.PendingItemCorrection;
import nl.mutatieboek.domain.DefaultMarkEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.chapter.DefaultMarkIndex;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;

/** Chapters, items, their names by year and their default marks according to facts, each with its latest correction. */
final class ItemRegistrationState {
    private final Map<ChapterCode, KnownChapter> chapters = new LinkedHashMap<>();
    private final Map<RegistrationKey, KnownItem> items = new LinkedHashMap<>();
    private final Set<ItemNamed> names = new LinkedHashSet<>();
    private DefaultMarkIndex defaultMarks = DefaultMarkIndex.NONE;
    private final Map<String, PendingItemCorrection> pending = new LinkedHashMap<>();

    /** A registration. A path may have several, whose years do not overlap. */
    private record RegistrationKey(ItemPath path, BudgetYear from) {}

    void apply(Event event) {
        switch (event) {
            case Event.ChapterOpened e ->
                chapters.put(e.chapter(), new KnownChapter(e.chapter(), e.name(), e.validity(), e.budgetStatement()));
            case Event.ItemRegistered e -> add(new KnownItem(e.item(), e.name(), e.validity()));
            case ItemNamed name -> names.add(name);
            case DefaultMarkEvent.DefaultMarksSet e -> defaultMarks = defaultMarks.plus(e);
            case Event.ItemCorrected e -> {
                correct(e);
                pending.remove(e.subject());
            }
            case Event.ItemNameCorrected e -> {
                names.remove(e.replacedNaming());
                names.add(e.replacementNaming());
                pending.remove(e.subject());
            }
            case Event.ChapterChangeProposed e -> propose(e);
            case Event.ChapterChangeWithdrawn e -> pending.remove(e.change().subject());
            default -> {}
        }
    }

    private void correct(Event.ItemCorrected e) {
        if (e.item().isChapter()) {
            chapters.computeIfPresent(
                    e.chapter(),
                    (code, known) -> new KnownChapter(code, e.name(), e.validity(), known.budgetStatement()));
        } else {
            items.remove(new RegistrationKey(e.item(), e.registeredFrom()));
            add(new KnownItem(e.item(), e.name(), e.validity()));
        }
    }

    private void add(KnownItem item) {
        items.put(new RegistrationKey(item.path(), item.validity().from()), item);
    }

    private void propose(Event.ChapterChangeProposed e) {
        switch (e.change()) {
            case Event.ItemCorrected change -> propose(e, change.item());
            case Event.ItemNameCorrected change -> propose(e, change.item());
            default -> {}
        }
    }

    private void propose(Event.ChapterChangeProposed e, ItemPath item) {
        pending.put(e.change().subject(), new PendingItemCorrection(item, e.by(), e.change()));
    }

    List<KnownChapter> chapters() {
        return List.copyOf(chapters.values());
    }

    List<KnownItem> items() {
        return List.copyOf(items.values());
    }

    List<ItemNamed> names() {
        return List.copyOf(names);
    }

    DefaultMarkIndex defaultMarks() {
        return defaultMarks;
    }

    List<PendingItemCorrection> pending() {
        return List.copyOf(pending.values());
    }
}
