package nl.mutatieboek.budget;

import nl.mutatieboek.budget.Event.ItemNamed;
import nl.mutatieboek.budget.Event.ItemRegistered;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Validity;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The registered items of a chapter. One path may name several, each for other budget years.
 *
 * @param names their codes and names, to find what looks alike
 * @param ofDocuments what documents call them, and the chapter
 */
record Items(PMap<ItemPath, PVector<Validity>> registered, ItemNames names, PSet<ItemNamed> ofDocuments) {
    static final Items NONE = new Items(HashTreePMap.empty(), ItemNames.NONE, HashTreePSet.empty());

    /** Whether a posting of this year on this path has a place: it and all above it exist then. */
    boolean exists(ItemPath path, BudgetYear year) {
        return path.named().stream()
                .allMatch(named -> named.lineage().stream()
                        .skip(1)
                        .allMatch(level -> validities(level).stream().anyMatch(v -> v.includes(year))));
    }

    PVector<Validity> validities(ItemPath path) {
        return registered.getOrDefault(path, TreePVector.empty());
    }

    Items plus(ItemRegistered event) {
        PVector<Validity> validities = validities(event.item());
        if (validities.stream().anyMatch(event.validity()::overlaps)) {
            throw new IllegalStateException("Registered twice: " + event);
        }
        return new Items(
                registered.plus(event.item(), validities.plus(event.validity())),
                names.plus(event.item(), event.name()),
                ofDocuments);
    }

    Items plus(ItemNamed event) {
        if (ofDocuments.contains(event)) {
            throw new IllegalStateException("Named twice: " + event);
        }
        return new Items(registered, names.plus(event.item(), event.name()), ofDocuments.plus(event));
    }
}
