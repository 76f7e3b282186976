package nl.mutatieboek.domain.chapter;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.DefaultMarkEvent.DefaultMarksSet;
import nl.mutatieboek.domain.Event.ItemCorrected;
import nl.mutatieboek.domain.Event.ItemNameCorrected;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.Event.ItemRegistered;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Registered items of a chapter. One path may name several items, each for other budget years.
 *
 * @param registered registrations as last corrected
 * @param similarItems index of codes and names, to find similar items
 * @param namesByYear all names by year ever recorded, of items and of the chapter
 * @param correctedNames names by year that a correction replaced
 * @param defaultMarks default marks of items
 */
public record ChapterItems(
        PMap<ItemPath, PVector<ItemRegistered>> registered,
        SimilarItemIndex similarItems,
        PSet<ItemNamed> namesByYear,
        PSet<ItemNamed> correctedNames,
        DefaultMarkIndex defaultMarks) {
    static final ChapterItems NONE = new ChapterItems(
            HashTreePMap.empty(),
            SimilarItemIndex.NONE,
            HashTreePSet.empty(),
            HashTreePSet.empty(),
            DefaultMarkIndex.NONE);

    /** Whether the path and all levels above it exist in this year, so that it can have postings. */
    public boolean exists(ItemPath path, BudgetYear year) {
        return path.named().stream()
                .allMatch(named -> named.ancestorsAndSelf().stream()
                        .skip(1)
                        .allMatch(level -> registrations(level).stream()
                                .anyMatch(one -> one.validity().includes(year))));
    }

    public PVector<ItemRegistered> registrations(ItemPath path) {
        return registered.getOrDefault(path, TreePVector.empty());
    }

    /** Returns the registration of a path whose validity begins in this year. */
    Optional<ItemRegistered> registration(ItemPath path, BudgetYear from) {
        return registrations(path).stream()
                .filter(one -> one.validity().from().equals(from))
                .findFirst();
    }

    /**
     * Returns the first registration of a path that overlaps this validity, except the one from year {@code ignored}.
     */
    Optional<ItemRegistered> overlapping(ItemPath path, Validity validity, BudgetYear ignored) {
        return registrations(path).stream()
                .filter(one -> !one.validity().from().equals(ignored))
                .filter(one -> one.validity().overlaps(validity))
                .findFirst();
    }

    /** Whether a name by year is recorded and not corrected. */
    boolean hasCurrentName(ItemNamed name) {
        return namesByYear.contains(name) && !correctedNames.contains(name);
    }

    ChapterItems plus(ItemRegistered event) {
        PVector<ItemRegistered> registrations = registrations(event.item());
        if (registrations.stream().anyMatch(one -> one.validity().overlaps(event.validity()))) {
            throw new IllegalStateException("Registered twice: " + event);
        }
        return new ChapterItems(
                registered.plus(event.item(), registrations.plus(event)),
                similarItems.plus(event.item(), event.name()),
                namesByYear,
                correctedNames,
                defaultMarks);
    }

    ChapterItems plus(DefaultMarksSet event) {
        return new ChapterItems(registered, similarItems, namesByYear, correctedNames, defaultMarks.plus(event));
    }

    ChapterItems plus(ItemNamed event) {
        if (namesByYear.contains(event)) {
            throw new IllegalStateException("Named twice: " + event);
        }
        return new ChapterItems(
                registered,
                similarItems.plus(event.item(), event.name()),
                namesByYear.plus(event),
                correctedNames,
                defaultMarks);
    }

    ChapterItems plus(ItemCorrected event) {
        ItemRegistered known = registration(event.item(), event.registeredFrom())
                .orElseThrow(() -> new IllegalStateException("Was not registered: " + event));
        if (overlapping(event.item(), event.validity(), event.registeredFrom()).isPresent()) {
            throw new IllegalStateException("Registered twice: " + event);
        }
        PVector<ItemRegistered> changed = registrations(event.item())
                .minus(known)
                .plus(new ItemRegistered(event.item(), event.name(), event.validity()));
        return new ChapterItems(
                        registered.plus(event.item(), changed), similarItems, namesByYear, correctedNames, defaultMarks)
                .withReindexedNames(event.item());
    }

    ChapterItems plus(ItemNameCorrected event) {
        if (!hasCurrentName(event.replacedNaming())) {
            throw new IllegalStateException("Was not named so: " + event);
        }
        return new ChapterItems(
                        registered,
                        similarItems,
                        namesByYear.plus(event.replacementNaming()),
                        correctedNames.plus(event.replacedNaming()).minus(event.replacementNaming()),
                        defaultMarks)
                .withReindexedNames(event.item());
    }

    /** Returns the items with the index entries of one item rebuilt from its current names. */
    private ChapterItems withReindexedNames(ItemPath item) {
        SimilarItemIndex changed = similarItems.without(item);
        for (ItemRegistered one : registrations(item)) {
            changed = changed.plus(item, one.name());
        }
        List<ItemNamed> current = namesByYear.stream()
                .filter(name -> name.item().equals(item) && !correctedNames.contains(name))
                .toList();
        for (ItemNamed name : current) {
            changed = changed.plus(item, name.name());
        }
        return new ChapterItems(registered, changed, namesByYear, correctedNames, defaultMarks);
    }
}
